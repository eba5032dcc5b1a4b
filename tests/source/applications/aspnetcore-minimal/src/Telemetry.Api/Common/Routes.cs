namespace Telemetry.Api.Common;

internal static class Routes
{
    internal const string Admin = "/admin";

    internal static class Stations
    {
        private const string Base = "/stations";

        internal const string All = Base;
        internal const string One = $"{Base}/{{{Parameters.Station}:guid}}";
        internal const string Sensors = One + "/sensors";
    }

    internal static class Parameters
    {
        internal const string Station = "stationId";
    }
}
