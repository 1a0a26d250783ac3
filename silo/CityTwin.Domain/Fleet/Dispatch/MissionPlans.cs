using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What is planned for an alert by a rule, and for what was found.</summary>
public static class MissionPlans
{
    /// <summary>Of a mission where nothing says how grave it is.</summary>
    private const int Usual = 3;

    /// <summary>Of a rule, 10 the highest; of a mission, 1 the highest to 4.</summary>
    public static int PriorityOf(int wish) => wish >= 9 ? 1 : wish >= 7 ? 2 : wish >= 5 ? 3 : 4;

    /// <summary>Where no rule and no person says it: by how grave the alert is.</summary>
    public static int PriorityOf(Severity severity) => severity switch
    {
        Severity.Red => 1,
        Severity.Orange => 2,
        Severity.Yellow => 3,
        _ => 4,
    };

    /// <summary>By how pressing the order is.</summary>
    public static int PriorityOf(Urgency urgency) => urgency switch
    {
        Urgency.Critical => 1,
        Urgency.Urgent => 2,
        _ => Usual,
    };

    /// <summary>Where both say it the graver counts: an order may have been graded since its alert was raised.</summary>
    public static int PriorityOf(Severity? severity, Urgency? urgency) => new[]
    {
        severity is { } grave ? PriorityOf(grave) : (int?)null,
        urgency is { } pressing ? PriorityOf(pressing) : null,
    }.Min() ?? Usual;

    /// <summary>A point to go to.</summary>
    public static MissionAim At(GeoPoint place, DivisionCode cell) => new(place, cell, [], null, null, null, []);

    /// <summary>The centre that asks for a mission by rule: the alert's, or that of its street.</summary>
    public static PlanMission ByRule(
        LaunchRuleDefinition rule, DispatchDefinition dispatch, AlertView alert, GeoPoint place, string? order, long nowMs) => new(
        rule.Mission, At(place, alert.Cell), alert.Id.Value, alert.Id.Value, order, AlertLadder.LeadOf(alert),
        rule.Needs ?? dispatch.NeedsOf(rule.Mission), PriorityOf(rule.Priority),
        Deadline(rule.DeadlineSeconds ?? Terms(dispatch, rule.Mission)?.DeadlineSeconds, nowMs),
        alert.RaisedAtMs, alert.RaisedAtMs, nowMs + (rule.HoldBackSeconds * 1_000L), rule.MaxAttempts, Exercise: false,
        rule.Confirm is { } confirm ? new ConfirmRule(confirm.Metric, confirm.AtLeast, confirm.StaySeconds, confirm.NothingBelow) : null);

    /// <summary>The missions that a confirmation leads to, with the ids that they always have.</summary>
    public static IEnumerable<(MissionId Id, PlanMission Plan)> Following(
        LaunchRuleDefinition rule, DispatchDefinition dispatch, MissionView found, string? order, long nowMs)
    {
        foreach (var (i, follow) in rule.Follow.Index())
        {
            for (var number = 0; number < follow.Count; number++)
            {
                yield return (
                    MissionIdentity.OfFollowUp(found.Id, i, number),
                    new PlanMission(
                        follow.Mission, At(found.Aim.Place, found.Aim.Cell), found.CorrelationId, found.Alert, order ?? found.Order, found.Lead,
                        follow.Needs ?? dispatch.NeedsOf(follow.Mission), found.Priority,
                        Deadline(Terms(dispatch, follow.Mission)?.DeadlineSeconds, nowMs), found.Clocks.ReadingAtMs, found.Clocks.AlertAtMs,
                        follow.HoldBackSeconds == 0 ? null : nowMs + (follow.HoldBackSeconds * 1_000L), rule.MaxAttempts, found.Exercise));
            }
        }
    }

    public static MissionNeedsDefinition? Terms(DispatchDefinition dispatch, MissionKind kind) =>
        dispatch.Needs.FirstOrDefault(item => item.Kind == kind);

    private static long? Deadline(int? seconds, long nowMs) => nowMs + (seconds * 1_000L);
}
