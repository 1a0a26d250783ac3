using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>The units of a district at one moment, with what speaks against some of them.</summary>
/// <param name="Docks">For the weather there.</param>
/// <param name="PassedOver">Units that have lost a mission: another is to have it.</param>
/// <param name="Away">Units that refused or could not be reached a moment ago, or are lent.</param>
internal sealed record FleetPicture(
    long NowMs,
    IReadOnlyList<UnitView> Units,
    IReadOnlyDictionary<TwinId, UnitView> Docks,
    IReadOnlySet<(MissionId Mission, TwinId Unit)> PassedOver,
    IReadOnlySet<TwinId> Away,
    IReadOnlyList<RoadClosure> Closures)
{
    /// <summary>How often roads and air had been closed or opened when it was taken; another number since makes its ways doubtful.</summary>
    public long Closings { get; init; }

    /// <summary>As measured at the unit's dock, or by the unit itself; null for what nobody measures.</summary>
    public (double? WindMps, double? RainMmPerH) WeatherOf(UnitView unit)
    {
        var measures = unit.Definition.Dock is { } dock && Docks.TryGetValue(dock, out var at) ? at.Measures : unit.Measures;
        return (Of("windMps"), Of("rainMmPerH"));

        double? Of(string name) => measures.TryGetValue(name, out var value) ? value : null;
    }
}
