namespace Telemetry.Api.Common;

public sealed class ValidationFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.Arguments.OfType<IValidated>().FirstOrDefault(each => !each.IsValid) is { } invalid)
        {
            return TypedResults.ValidationProblem(invalid.Errors);
        }

        return await next(context);
    }
}
