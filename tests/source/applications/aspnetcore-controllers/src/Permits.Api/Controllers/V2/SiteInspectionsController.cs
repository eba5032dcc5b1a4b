using Asp.Versioning;
using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Controllers.V2;

[ApiVersion(2.0)]
[Route("applications/{applicationId:guid}/[controller]")]
public sealed class SiteInspectionsController(IInspections inspections) : ApiController
{
    [HttpGet]
    [HttpGet("/api/v{version:apiVersion}/inspections/by-application/{applicationId:guid}")]
    public Task<IReadOnlyList<Inspection>> List(Guid applicationId, CancellationToken token) =>
        inspections.ForAsync(applicationId, token);

    [HttpPost("[action]")]
    public async Task<IActionResult> PlanVisit(Guid applicationId, Visit visit, CancellationToken token)
    {
        await inspections.PlanAsync(applicationId, visit, token);
        return Accepted();
    }

    [HttpPatch("{inspectionId:long:min(1)}")]
    public async Task<IActionResult> Amend(
        Guid applicationId, long inspectionId, InspectionChanges changes, CancellationToken token)
    {
        await inspections.AmendAsync(applicationId, inspectionId, changes, token);
        return NoContent();
    }

    [HttpGet("{year:int=2025}/[action]")]
    public Task<Summary> YearlySummary(Guid applicationId, int year, CancellationToken token) =>
        inspections.SummaryAsync(applicationId, year, token);
}
