using Parcels.Api.Depots;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();

var app = builder.Build();
app.MapControllers();
app.MapHealthChecks("/health");

var api = app.MapGroup("/api").RequireAuthorization();
api.MapDepots();

app.Run();
