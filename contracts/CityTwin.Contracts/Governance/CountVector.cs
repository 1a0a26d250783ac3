using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>
/// What one twin and all below it count, sent up whole and versioned: a parent keeps each child's newest and sums
/// them, so that a repeated or late vector does no harm.
/// </summary>
/// <param name="Source">The child speaking.</param>
/// <param name="Version">Grows with each change, also across restarts; an older one is ignored.</param>
/// <param name="Sensors">Sensors by kind code and health, kinds ascending.</param>
/// <param name="ActiveAlerts">Active alerts by severity, index <see cref="Sensing.Severity"/>; index 0 unused.</param>
/// <param name="UnacknowledgedAlerts">Of those, the unacknowledged ones.</param>
/// <param name="CellsBySeverity">Cells by their worst active alert; index 0 counts the calm ones.</param>
/// <param name="BuildingsBySeverity">Buildings by their worst active alert; index 0 counts the calm ones.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CountVector")]
public sealed record CountVector(
    [property: Id(0)] TwinId Source,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<KindCounts> Sensors,
    [property: Id(3)] int[] ActiveAlerts,
    [property: Id(4)] int[] UnacknowledgedAlerts,
    [property: Id(5)] int[] CellsBySeverity,
    [property: Id(6)] int[] BuildingsBySeverity)
{
    /// <summary>How many severities there are, <see cref="Sensing.Severity.None"/> included.</summary>
    public const int Severities = 5;

    /// <summary>How many states of health there are.</summary>
    public const int Healths = 4;
}

/// <summary>Sensors of one kind by health, index <see cref="Sensing.SensorHealth"/>.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.KindCounts")]
public sealed record KindCounts([property: Id(0)] string Kind, [property: Id(1)] int[] ByHealth);
