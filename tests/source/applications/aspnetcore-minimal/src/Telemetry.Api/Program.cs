using Asp.Versioning;
using Asp.Versioning.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Telemetry.Api.Admin;
using Telemetry.Api.Alerts;
using Telemetry.Api.Firmware;
using Telemetry.Api.Stations;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();
builder.Services.AddApiVersioning(options =>
{
    options.DefaultApiVersion = new ApiVersion(1);
    options.ReportApiVersions = true;
});
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorizationBuilder().AddPolicy("operator", policy => policy.RequireRole("operator"));
builder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter("uplink", limit => limit.PermitLimit = 60));
builder.Services.AddHealthChecks();
builder.Services.AddEndpoints(typeof(Program).Assembly);

var app = builder.Build();

app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();

app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
app.MapGet("/version", () => TypedResults.Ok(new { Version = ThisAssembly.Version })).ExcludeFromDescription();

ApiVersionSet versions = app.NewApiVersionSet()
    .HasApiVersion(new ApiVersion(1))
    .ReportApiVersions()
    .Build();

RouteGroupBuilder versioned = app
    .MapGroup("/api/v{version:apiVersion}")
    .WithApiVersionSet(versions)
    .AddEndpointFilter<ValidationFilter>();

versioned.MapStations();
versioned.MapGroup("alerts").WithTags("Alerts").MapAlertApi();
app.MapEndpoints(versioned);

app.MapFirmware("/ota");

var admin = app.MapGroup(Routes.Admin).RequireAuthorization("operator");
AdminEndpoints.Map(admin);
if (app.Environment.IsDevelopment())
{
    app.MapGroup("/dev").MapDelete("/readings", DevelopmentData.Clear);
}

app.MapFallbackToFile("index.html");

await app.RunAsync();

namespace Telemetry.Api
{
    public partial class Program;
}
