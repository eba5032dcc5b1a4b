using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Permits.Api.Tests;

public class ApplicationsTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
{
    [Fact]
    public async Task An_unknown_application_is_not_found()
    {
        var answer = await factory.CreateClient().GetAsync($"/api/v1/applications/{Guid.NewGuid()}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [ApiController, Route("probe")]
    public class ProbeController : ControllerBase
    {
        [HttpGet]
        public IActionResult Probe() => Ok();
    }
}
