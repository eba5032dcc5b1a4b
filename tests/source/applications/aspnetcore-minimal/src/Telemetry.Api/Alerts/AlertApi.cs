namespace Telemetry.Api.Alerts;

public static class AlertApi
{
    public static RouteGroupBuilder MapAlertApi(this RouteGroupBuilder group)
    {
        group.MapGet("/", (IAlerts alerts) => alerts.Open());

        var rules = group.MapGroup("/rules").RequireAuthorization("operator");
        rules.MapGet("/", (IAlerts alerts) => alerts.Rules());
        rules.MapPost("/", (Rule rule, IAlerts alerts) => alerts.Add(rule));
        MapRule(rules.MapGroup("/{ruleId:int}"));

        return group;

        static void MapRule(IEndpointRouteBuilder rule)
        {
            rule.MapPut("/", (int ruleId, Rule changed, IAlerts alerts) => alerts.Change(ruleId, changed));
            rule.MapDelete("/", (int ruleId, IAlerts alerts) => alerts.Remove(ruleId));
            rule.MapPost("/test", (int ruleId, IAlerts alerts) => alerts.Try(ruleId));
        }
    }
}
