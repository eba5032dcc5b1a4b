namespace Telemetry.Api.Alerts;

internal sealed class AcknowledgeAlert : IEndpoint
{
    public void MapEndpoint(IEndpointRouteBuilder app)
    {
        app.MapPost("alerts/{alertId}/acknowledgement", Handle)
            .WithTags("Alerts")
            .RequireAuthorization();
    }

    private static NoContent Handle(string alertId, IAlerts alerts)
    {
        alerts.Acknowledge(alertId);
        return TypedResults.NoContent();
    }
}
