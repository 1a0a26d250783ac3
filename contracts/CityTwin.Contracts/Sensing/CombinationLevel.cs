using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>One severity of a combination, raised when all its conditions hold.</summary>
public sealed record CombinationLevel(
    [property: JsonConverter(typeof(SeverityJsonConverter))] Severity Severity,
    IReadOnlyList<Condition> When,
    int ForSeconds = 0);
