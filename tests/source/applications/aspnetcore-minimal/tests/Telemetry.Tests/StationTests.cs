using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace Telemetry.Tests;

public class StationTests
{
    [Fact]
    public async Task A_station_that_is_unknown_is_not_found()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.MapGet("/stub", () => "stub");
        await app.StartAsync();
        Assert.Equal(404, (int)(await app.GetTestClient().GetAsync("/api/v1/stations/1")).StatusCode);
    }
}
