using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Areas.Staff.Controllers;

[Area("Staff")]
[Authorize(Roles = "supervisor")]
public class RosterController(IRoster roster) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Week(CancellationToken token) => View(await roster.WeekAsync(token));

    [HttpPost]
    public async Task<IActionResult> Assign(int id, string officer, CancellationToken token)
    {
        await roster.AssignAsync(id, officer, token);
        return RedirectToAction(nameof(Week));
    }
}
