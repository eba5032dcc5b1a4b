using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;

namespace Permits.Api.Controllers;

[ApiController]
[Route("[controller]")]
[Produces(MediaTypeNames.Application.Json)]
public abstract class ApiController : ControllerBase
{
    protected string Officer => User.Identity?.Name ?? "unknown";

    [NonAction]
    public ActionResult Refused(string reason) => Problem(reason, statusCode: StatusCodes.Status409Conflict);
}
