using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// What stands in one cell and how it fares: the counts of the cell and of each building in it. Alerts that a window quiets are
/// held and not counted.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="buildings">Every building in it, also those without a sensor.</param>
public sealed class CellCounts(DivisionCode cell, IEnumerable<TwinId> buildings)
{
    private readonly TwinId _cell = TwinId.Cell(cell);
    private readonly SortedSet<TwinId> _buildings = [.. buildings];
    private readonly Dictionary<TwinId, Member> _sensors = [];
    private readonly ActiveAlerts _alerts = new();

    /// <summary>A new sensor or a sensor's new health; answers whether a count changed.</summary>
    public bool Apply(TwinId sensor, string kind, TwinId? building, SensorHealth health)
    {
        var member = new Member(kind, building, health);
        if (_sensors.TryGetValue(sensor, out var held) && held == member)
        {
            return false;
        }

        _sensors[sensor] = member;
        return true;
    }

    /// <summary>An alert on the cell or a sensor in it; answers whether a count changed. Older versions are ignored.</summary>
    public bool Apply(AlertView alert) => _alerts.Apply(alert);

    /// <summary>A sensor has gone, and its alerts with it; answers whether there was one.</summary>
    public bool Remove(TwinId sensor) => _sensors.Remove(sensor) | _alerts.RemoveOf(sensor);

    /// <summary>The active alerts on a sensor, or on the cell itself.</summary>
    public IReadOnlyList<AlertView> AlertsOn(TwinId subject) => [.. _alerts.All.Where(alert => alert.Subject == subject)];

    /// <summary>The worst active alert on the cell or in it, and how many there are.</summary>
    public (Severity Severity, int Active) Alerts() => _alerts.Worst(_ => true);

    /// <summary>The worst active alert in a building, and how many there are.</summary>
    public (Severity Severity, int Active) Alerts(TwinId building) => _alerts.Worst(subject => IsIn(subject, building));

    /// <summary>The worst health in the cell; a cell without sensors has nothing wrong with it.</summary>
    public SensorHealth Health() => Worst(_sensors.Values);

    /// <summary>The worst health in a building.</summary>
    public SensorHealth Health(TwinId building) => Worst(_sensors.Values.Where(s => s.Building == building));

    /// <summary>The cell's counts, spoken as its own.</summary>
    public CountVector ToVector(long version)
    {
        var counts = Vector(_cell, version, _sensors.Values, _alerts.Speaking);
        counts.CellsBySeverity[(int)Alerts().Severity]++;
        foreach (var building in _buildings)
        {
            counts.BuildingsBySeverity[(int)Alerts(building).Severity]++;
        }

        return counts;
    }

    /// <summary>A building's counts, spoken as its own.</summary>
    public CountVector ToVector(TwinId building, long version)
    {
        var counts = Vector(
            building, version, _sensors.Values.Where(s => s.Building == building),
            _alerts.Speaking.Where(alert => IsIn(alert.Subject, building)));
        counts.BuildingsBySeverity[(int)Alerts(building).Severity]++;
        return counts;
    }

    private static CountVector Vector(
        TwinId source, long version, IEnumerable<Member> sensors, IEnumerable<AlertView> alerts)
    {
        var counts = CountVectors.Zero(source, version);
        foreach (var alert in alerts)
        {
            counts.ActiveAlerts[(int)alert.Severity]++;
            counts.UnacknowledgedAlerts[(int)alert.Severity] += alert.Acknowledged ? 0 : 1;
        }

        var kinds = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var sensor in sensors)
        {
            if (!kinds.TryGetValue(sensor.Kind, out var byHealth))
            {
                kinds[sensor.Kind] = byHealth = new int[CountVector.Healths];
            }

            byHealth[(int)sensor.Health]++;
        }

        return counts with { Sensors = [.. kinds.Select(kind => new KindCounts(kind.Key, kind.Value))] };
    }

    private static SensorHealth Worst(IEnumerable<Member> sensors) =>
        sensors.Select(s => s.Health).DefaultIfEmpty(SensorHealth.Online).MaxBy(Badness);

    private static int Badness(SensorHealth health) => health switch
    {
        SensorHealth.Online => 0,
        SensorHealth.Stale => 1,
        SensorHealth.Faulty => 2,
        _ => 3,
    };

    private bool IsIn(TwinId subject, TwinId building) =>
        _sensors.TryGetValue(subject, out var sensor) && sensor.Building == building;

    private readonly record struct Member(string Kind, TwinId? Building, SensorHealth Health);
}
