namespace Telemetry.Api.Admin;

public static class AdminEndpoints
{
    private static readonly string[] Maintenance = ["POST", "DELETE"];

    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapMethods("/maintenance", Maintenance, Toggle);
        admin.MapGet("/jobs", (IJobs jobs) => jobs.All()).CacheOutput();
        admin.MapPost("/jobs/{name:alpha}/runs", (string name, IJobs jobs) => jobs.Run(name));
        admin.MapGet("/jobs/{name:alpha}/runs/{run:long}", (string name, long run, IJobs jobs) => jobs.Find(name, run));
    }

    private static NoContent Toggle(HttpRequest request, IMaintenance maintenance)
    {
        maintenance.Set(HttpMethods.IsPost(request.Method));
        return TypedResults.NoContent();
    }
}
