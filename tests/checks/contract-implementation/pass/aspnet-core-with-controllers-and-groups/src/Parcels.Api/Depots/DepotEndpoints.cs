namespace Parcels.Api.Depots;

public static class DepotEndpoints
{
    private const string Hours = "/{id:guid}/hours";

    public static RouteGroupBuilder MapDepots(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/depots").WithTags("Depots");
        group.MapGet("", (DepotStore store) => store.All());
        group.MapPut(Hours, (Guid id, OpeningHours hours, DepotStore store) => store.Set(id, hours));
        return group;
    }
}
