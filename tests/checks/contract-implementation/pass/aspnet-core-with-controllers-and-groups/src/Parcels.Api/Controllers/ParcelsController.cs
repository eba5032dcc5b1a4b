using Microsoft.AspNetCore.Mvc;

namespace Parcels.Api.Controllers;

[ApiController]
[Route("api/[controller]")]
public class ParcelsController : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<Parcel>> RegisterAsync(NewParcel parcel) => Ok(parcel);

    [HttpGet("{number}", Name = "parcel")]
    public ActionResult<Parcel> Get(string number) => NotFound();

    [HttpGet]
    [Route("{number}/events")]
    public ActionResult<Event[]> Events(string number) => NotFound();
}
