using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Permits.Api.Routing;

/// <summary>Puts a template before the route of every controller that has one and is no part of an area.</summary>
public sealed class ApiPrefixConvention(string template) : IApplicationModelConvention
{
    private readonly AttributeRouteModel _prefix = new(new RouteAttribute(template));

    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(IsApi))
        {
            foreach (var selector in controller.Selectors.Where(each => each.AttributeRouteModel is not null))
            {
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(
                    _prefix, selector.AttributeRouteModel);
            }
        }
    }

    private static bool IsApi(ControllerModel controller) =>
        controller.Attributes.OfType<ApiControllerAttribute>().Any();
}
