using Microsoft.AspNetCore.Mvc;

namespace Telemetry.Api.Readings;

internal static class ReadingEndpoints
{
    private const string Latest = "latest";

    internal static RouteGroupBuilder MapReadings(this RouteGroupBuilder station)
    {
        var readings = station.MapGroup("readings");

        readings.MapGet("", (Guid stationId, DateOnly? from, IReadings store) => store.Between(stationId, from));
        readings
            .MapPost("", Store)
            .RequireRateLimiting("uplink")
            .Accepts<Batch>("application/cbor");
        readings.MapGet(Latest, (Guid stationId, IReadings store) => store.Latest(stationId));
        readings.MapGet("{day:datetime}.{format:regex(^(csv|parquet)$)}", Export);
        return station;
    }

    private static async Task<Accepted> Store(Guid stationId, [FromBody] Batch batch, IReadings store)
    {
        await store.AppendAsync(stationId, batch);
        return TypedResults.Accepted((string?)null);
    }

    private static IResult Export(Guid stationId, DateOnly day, string format, IReadings store) =>
        Results.File(store.Export(stationId, day, format), $"application/{format}");
}
