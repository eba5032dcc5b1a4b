global using Microsoft.AspNetCore.Http.HttpResults;
global using Telemetry.Api.Common;
