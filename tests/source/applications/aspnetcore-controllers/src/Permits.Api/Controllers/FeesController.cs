using Microsoft.AspNetCore.Mvc;
using Permits.Core;

namespace Permits.Api.Controllers;

[Route("pay")]
public class FeesController(IFees fees) : Controller
{
    [HttpGet, Route("{reference}")]
    public async Task<IActionResult> Show(string reference, CancellationToken token) =>
        View(await fees.FindAsync(reference, token));

    [HttpPost("{reference}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Pay(string reference, Payment payment, CancellationToken token)
    {
        await fees.PayAsync(reference, payment, token);
        return RedirectToAction(nameof(Show), new { reference });
    }

    [Route("/error"), ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult Error() => View();
}
