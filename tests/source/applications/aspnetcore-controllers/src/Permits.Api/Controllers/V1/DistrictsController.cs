using Asp.Versioning;
using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Controllers.V1;

[ApiVersion("1.0")]
public sealed class DistrictsController(IReferenceData<District> districts, IMaps maps)
    : ReferenceDataController<District>(districts)
{
    [HttpGet("{code}/boundary.geojson")]
    public async Task<FileResult> Boundary(string code, CancellationToken token) =>
        File(await maps.BoundaryAsync(code, token), "application/geo+json");
}
