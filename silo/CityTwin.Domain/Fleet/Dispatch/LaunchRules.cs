using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.Sensing.Watching;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Which alerts launch by themselves: the city's rules, in their order.</summary>
public sealed class LaunchRules
{
    private readonly (LaunchRuleDefinition Rule, Schedule? Hours, DivisionCode[] Areas)[] _rules;
    private readonly ILookup<string, string> _kindsOfRule;

    /// <param name="rules">The city's alert rules, for the kinds of sensor they are for.</param>
    /// <param name="days">In whose local time hours are.</param>
    public LaunchRules(DispatchDefinition dispatch, IEnumerable<RuleDefinition> rules, LocalDays days)
    {
        _kindsOfRule = rules.ToLookup(rule => rule.Id, rule => rule.Kind, StringComparer.Ordinal);
        _rules =
        [
            .. dispatch.Launch.Where(rule => rule.Enabled).Select(rule => (
                rule, Schedule.Of(rule.Hours, [], days), rule.Areas.Select(DivisionCode.Parse).ToArray())),
        ];
    }

    /// <summary>The first rule that an alert fits now, whatever the weather; null for none.</summary>
    public LaunchRuleDefinition? For(AlertView alert, long nowMs) => alert is not { Active: true, Quieted: null } ? null
        : _rules.FirstOrDefault(one => Fits(one.Rule, alert)
            && (one.Areas.Length == 0 || one.Areas.Any(area => area.Contains(alert.Cell)))
            && one.Hours?.IsOpen(nowMs) != false).Rule;

    /// <summary>The rule of a mission that one launched; null for others, and for a rule that is no more.</summary>
    public LaunchRuleDefinition? Of(MissionView mission) =>
        _rules.FirstOrDefault(one => MissionActors.Rule(one.Rule.Code) == mission.PlannedBy).Rule;

    /// <summary>
    /// Whether an alert is new enough to launch by itself: by when it was raised, or last climbed. That it is told of again, or
    /// taken note of, makes it no newer.
    /// </summary>
    public static bool IsNew(AlertView alert, TimeSpan atMost, long nowMs) =>
        Math.Max(alert.RaisedAtMs, alert.ClimbedAtMs ?? long.MinValue) >= nowMs - (long)atMost.TotalMilliseconds;

    /// <summary>Whether the air where a unit would start is too rough for the rule. What nobody measures forbids nothing.</summary>
    public static bool IsTooRough(LaunchRuleDefinition rule, double? windMps, double? rainMmPerH) =>
        windMps > rule.MaxWindMps || rainMmPerH > rule.MaxRainMmPerH;

    private bool Fits(LaunchRuleDefinition rule, AlertView alert) => rule.Severities.Contains(alert.Severity)
        && (rule.Rules.Count == 0 || rule.Rules.Contains(alert.Rule))
        && (rule.Kinds.Count == 0 || _kindsOfRule[alert.Rule].Any(rule.Kinds.Contains));
}
