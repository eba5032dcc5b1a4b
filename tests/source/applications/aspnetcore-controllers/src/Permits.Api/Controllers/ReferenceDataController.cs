using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Controllers;

/// <summary>Lists that clerks keep up to date: the same operations for each kind of entry.</summary>
public abstract class ReferenceDataController<TEntry>(IReferenceData<TEntry> entries) : ApiController
    where TEntry : class, IEntry
{
    [HttpGet]
    public virtual async Task<ActionResult<IReadOnlyList<TEntry>>> List(CancellationToken token) =>
        Ok(await entries.ListAsync(token));

    [HttpGet("{code:alpha:length(2,8)}")]
    public virtual async Task<ActionResult<TEntry>> Find(string code, CancellationToken token) =>
        await entries.FindAsync(code, token) is { } found ? Ok(found) : NotFound();

    [HttpPut("{code:alpha:length(2,8)}")]
    public virtual async Task<IActionResult> Save(string code, TEntry entry, CancellationToken token)
    {
        await entries.SaveAsync(code, entry, token);
        return NoContent();
    }
}
