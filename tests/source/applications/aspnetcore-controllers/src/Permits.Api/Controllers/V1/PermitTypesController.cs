using Asp.Versioning;
using Microsoft.AspNetCore.Authorization;
using Permits.Core;

namespace Permits.Api.Controllers.V1;

[ApiVersion(1.0)]
[Authorize(Policy = "clerk")]
public sealed class PermitTypesController(IReferenceData<PermitType> types)
    : ReferenceDataController<PermitType>(types);
