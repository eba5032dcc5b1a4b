using System.Text.Json.Serialization;
using Asp.Versioning;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Permits.Api.Routing;
using Permits.Core;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddControllersWithViews(options =>
    {
        options.Conventions.Add(new RouteTokenTransformerConvention(new KebabCaseTransformer()));
        options.Conventions.Add(new ApiPrefixConvention(RouteTemplates.Root));
    })
    .AddJsonOptions(options => options.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
builder.Services.AddApiVersioning(options =>
{
    options.DefaultApiVersion = new ApiVersion(1, 0);
    options.ApiVersionReader = new UrlSegmentApiVersionReader();
}).AddMvc();
builder.Services.AddRouting(options => options.LowercaseUrls = true);
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorization();
builder.Services.AddHealthChecks();
builder.Services.AddPermits(builder.Configuration);

var app = builder.Build();

if (app.Environment.IsProduction())
{
    app.UseExceptionHandler("/error");
    app.UseHsts();
}

app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealthChecks("/healthz").AllowAnonymous();
app.MapAreaControllerRoute(
    name: "staff",
    areaName: "Staff",
    pattern: "staff/{controller}/{action}/{id?}");
app.MapControllers().RequireAuthorization();

app.Run();

public partial class Program;
