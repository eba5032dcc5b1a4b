using Telemetry.Api.Readings;

namespace Telemetry.Api.Stations;

public static class StationEndpoints
{
    public static IEndpointRouteBuilder MapStations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Stations.All, List).WithName("ListStations").AllowAnonymous();
        routes.MapPost(Routes.Stations.All, Register).RequireAuthorization("operator");

        var station = routes.MapGroup(Routes.Stations.One).AddEndpointFilter<StationExistsFilter>();
        station.MapGet("/", Find);
        station.MapMethods("/", [HttpMethods.Patch], Amend).RequireAuthorization("operator");
        station.MapDelete(string.Empty, Retire).RequireAuthorization("operator");
        station.MapReadings();

        routes.MapGet(Routes.Stations.Sensors, Sensors);
        routes.MapPut($"{Routes.Stations.Sensors}/{{channel:int:range(0,15)}}", Attach)
            .RequireAuthorization("operator")
            .Produces(StatusCodes.Status204NoContent);
        return routes;
    }

    private static Ok<Station[]> List(IStations stations, double? latitude, double? longitude) =>
        TypedResults.Ok(stations.Near(latitude, longitude));

    private static Created<Station> Register(StationForm form, IStations stations)
    {
        var station = stations.Add(form);
        return TypedResults.Created($"/api/v1/stations/{station.Id}", station);
    }

    private static Results<Ok<Station>, NotFound> Find(Guid stationId, IStations stations) =>
        stations.Find(stationId) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static NoContent Amend(Guid stationId, StationChanges changes, IStations stations)
    {
        stations.Amend(stationId, changes);
        return TypedResults.NoContent();
    }

    private static NoContent Retire(Guid stationId, IStations stations)
    {
        stations.Retire(stationId);
        return TypedResults.NoContent();
    }

    private static Ok<Sensor[]> Sensors(Guid stationId, IStations stations) =>
        TypedResults.Ok(stations.Sensors(stationId));

    private static NoContent Attach(Guid stationId, int channel, Sensor sensor, IStations stations)
    {
        stations.Attach(stationId, channel, sensor);
        return TypedResults.NoContent();
    }
}
