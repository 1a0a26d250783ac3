using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>
/// One severity of a combination, raised when all of <paramref name="When"/> hold and, where there are groups, all of one
/// group of <see cref="AnyOf"/> do.
/// </summary>
/// <param name="When">What must hold in any case; may be empty where there are groups.</param>
/// <param name="ForSeconds">How long, in event time, it must hold before it counts.</param>
/// <param name="ClearForSeconds">How long it must hold no more before the severity is left.</param>
public sealed record CombinationLevel(
    [property: JsonConverter(typeof(SeverityJsonConverter))] Severity Severity,
    IReadOnlyList<Condition> When,
    int ForSeconds = 0, int ClearForSeconds = 0)
{
    /// <summary>Groups of conditions of which one must hold whole; none asks for no more than <see cref="When"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Condition>> AnyOf { get; init; } = [];

    /// <summary>When this severity may be raised, in place of the rule's schedule; none leaves it to the rule's.</summary>
    public IReadOnlyList<ScheduleWindow> Schedule { get; init; } = [];

    /// <summary>Every condition it names, those of groups last.</summary>
    [JsonIgnore]
    public IEnumerable<Condition> Conditions => When.Concat(AnyOf.SelectMany(group => group));
}
