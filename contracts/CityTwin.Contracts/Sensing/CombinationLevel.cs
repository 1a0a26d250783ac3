using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>One severity of a combination, raised when all its conditions hold.</summary>
/// <param name="ForSeconds">How long, in event time, they must hold before it counts.</param>
/// <param name="ClearForSeconds">How long one of them must hold no more before the severity is left.</param>
public sealed record CombinationLevel(
    [property: JsonConverter(typeof(SeverityJsonConverter))] Severity Severity,
    IReadOnlyList<Condition> When,
    int ForSeconds = 0, int ClearForSeconds = 0);
