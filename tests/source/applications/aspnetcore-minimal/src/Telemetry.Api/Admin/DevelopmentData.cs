namespace Telemetry.Api.Admin;

internal static class DevelopmentData
{
    internal static NoContent Clear(TelemetryContext context)
    {
        context.Readings.RemoveRange(context.Readings);
        return TypedResults.NoContent();
    }
}
