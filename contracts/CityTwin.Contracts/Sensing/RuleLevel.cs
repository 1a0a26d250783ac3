using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>One severity of a rule.</summary>
/// <param name="Severity">I, II, III or IV.</param>
/// <param name="Raise">Reached (inclusive) for <paramref name="ForSeconds"/>, the severity is raised.</param>
/// <param name="Clear">Back past this (hysteresis; strictly) the severity is left.</param>
/// <param name="ForSeconds">How long, in event time, every reading must hold the level before it counts.</param>
/// <param name="ClearForSeconds">How long every reading must be back past <paramref name="Clear"/> before it counts.</param>
public sealed record RuleLevel(
    [property: JsonConverter(typeof(SeverityJsonConverter))] Severity Severity,
    double Raise, double Clear, int ForSeconds = 0, int ClearForSeconds = 0)
{
    /// <summary>When this severity may be raised, in place of the rule's schedule; none leaves it to the rule's.</summary>
    public IReadOnlyList<ScheduleWindow> Schedule { get; init; } = [];
}
