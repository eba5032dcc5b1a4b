using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Areas.Staff.Controllers;

[Area("Staff")]
[Route("[area]/[controller]")]
public class NoticesController(INotices notices) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View();

    [HttpPost("[action]/{noticeId?}")]
    public async Task<IActionResult> SaveDraftAsync(int? noticeId, NoticeForm form, CancellationToken token)
    {
        await notices.SaveAsync(noticeId, form, token);
        return RedirectToAction(nameof(Index));
    }
}
