using Asp.Versioning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Permits.Core;
using Templates = Permits.Api.Routing.RouteTemplates.Applications;

namespace Permits.Api.Controllers.V1;

[ApiVersion(1.0, Deprecated = true)]
[ApiVersion(2.0)]
public sealed class ApplicationsController(IApplications applications) : ApiController
{
    [HttpGet]
    public async Task<ActionResult<Page<ApplicationSummary>>> Search(
        [FromQuery] ApplicationFilter filter, CancellationToken token) =>
        Ok(await applications.SearchAsync(filter, token));

    [HttpPost]
    [MapToApiVersion(1.0)]
    [ProducesResponseType<ApplicationDetails>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Submit(ApplicationForm form, CancellationToken token)
    {
        var created = await applications.SubmitAsync(form, Officer, token);
        return CreatedAtAction(nameof(Find), new { applicationId = created.Id }, created);
    }

    [HttpPost]
    [MapToApiVersion(2.0)]
    public async Task<IActionResult> SubmitWithDocuments([FromForm] ApplicationUpload upload, CancellationToken token)
    {
        var created = await applications.SubmitAsync(upload, Officer, token);
        return CreatedAtAction(nameof(Find), new { applicationId = created.Id }, created);
    }

    [HttpGet(Templates.Item)]
    public async Task<ActionResult<ApplicationDetails>> Find(Guid applicationId, CancellationToken token) =>
        await applications.FindAsync(applicationId, token) is { } found ? Ok(found) : NotFound();

    [HttpGet(Templates.Documents), MapToApiVersion("2.0")]
    public Task<IReadOnlyList<Document>> Documents(Guid applicationId, CancellationToken token) =>
        applications.DocumentsAsync(applicationId, token);

    [HttpGet(Templates.Document), MapToApiVersion("2.0")]
    public async Task<FileResult> Document(Guid applicationId, string fileName, CancellationToken token) =>
        File(await applications.OpenAsync(applicationId, fileName, token), "application/octet-stream");

    [Authorize(Roles = "inspector")]
    [AcceptVerbs("POST", "PUT", Route = Templates.Item + "/decision")]
    public async Task<IActionResult> Decide(Guid applicationId, Decision decision, CancellationToken token)
    {
        await applications.DecideAsync(applicationId, decision, Officer, token);
        return NoContent();
    }

    [HttpDelete(Templates.Item, Name = "withdraw-application")]
    public async Task<IActionResult> Withdraw(Guid applicationId, CancellationToken token)
    {
        await applications.WithdrawAsync(applicationId, token);
        return NoContent();
    }

    private static string Reference(Guid applicationId) => $"P-{applicationId:N}";
}
