namespace Telemetry.Api.Firmware;

/// <summary>What the devices themselves call: unversioned, and with the device's certificate.</summary>
public static class FirmwareModule
{
    public static void MapFirmware(this WebApplication app, string prefix)
    {
        var group = app.MapGroup(prefix);
        group.MapGet("/{model}/manifest", (string model, IFirmware firmware) => firmware.Manifest(model));
        group.MapGet("/{model}/images/{**image}", (string model, string image, IFirmware firmware) =>
            Results.Stream(firmware.Open(model, image)));
        group.MapPost("/{model}/reports/{serial?}", (string model, string? serial, Report report, IFirmware firmware) =>
            firmware.Record(model, serial, report));
    }
}
