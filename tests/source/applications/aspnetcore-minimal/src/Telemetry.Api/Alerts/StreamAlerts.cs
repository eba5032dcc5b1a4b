namespace Telemetry.Api.Alerts;

internal sealed class StreamAlerts : IEndpoint
{
    public void MapEndpoint(IEndpointRouteBuilder app) =>
        app.MapGet("alerts/stream", (IAlerts alerts, CancellationToken token) =>
            TypedResults.ServerSentEvents(alerts.Follow(token), eventType: "alert"));
}
