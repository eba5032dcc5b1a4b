namespace Permits.Api.Routing;

public static class RouteTemplates
{
    public const string Root = "api/v{version:apiVersion}";

    public static class Applications
    {
        public const string Item = "{applicationId:guid}";
        public const string Documents = $"{Item}/documents";
        public const string Document = Documents + "/{fileName:regex(^[[\\w.-]]{{1,80}}$)}";
    }
}
