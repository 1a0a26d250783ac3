using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>How a twin stands with regard to alerts: the worst that is active, and how many are.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TwinStanding")]
internal readonly record struct TwinStanding(
    [property: Id(0)] TwinId Id, [property: Id(1)] Severity Severity, [property: Id(2)] int ActiveAlerts);
