using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>What a cell shows of itself and of its buildings: rows and counts, and which of them changed.</summary>
internal sealed class CellFace
{
    private readonly Division _cell;
    private readonly IReadOnlyList<BuildingPlace> _buildings;
    private readonly TimeProvider _clock;
    private readonly Dictionary<TwinId, TwinRow> _shown = [];
    private readonly CellCounts _counts;
    private GrowingVersion _version;
    private bool _changed = true;

    public CellFace(Division cell, IReadOnlyList<BuildingPlace> buildings, TimeProvider clock)
    {
        _cell = cell;
        _buildings = buildings;
        _clock = clock;
        _counts = new CellCounts(cell.Code, buildings.Select(building => building.Id));
        Vector = _counts.ToVector(_version.Next(clock));
    }

    /// <summary>The counts as last announced.</summary>
    public CountVector Vector { get; private set; }

    public TwinRow Row => CellRow(_version.Value);

    public IEnumerable<TwinRow> Rows() => [CellRow(_version.Value), .. _buildings.Select(b => BuildingRow(b, _version.Value))];

    public BuildingView? Building(TwinId id) => _buildings.FirstOrDefault(b => b.Id == id) is { } building
        ? new BuildingView(
            BuildingRow(building, _version.Value), building.Storeys, building.HeightM,
            _counts.ToVector(id, _version.Value))
        : null;

    /// <summary>A new sensor, or a sensor's new health.</summary>
    public void Apply(SensorDefinition sensor, SensorHealth health) =>
        _changed |= _counts.Apply(sensor.Id, sensor.Kind, sensor.Building, health);

    public void Apply(AlertView alert) => _changed |= _counts.Apply(alert);

    public void Remove(TwinId sensor) => _changed |= _counts.Remove(sensor);

    /// <summary>The active alerts on a sensor, or on the cell itself.</summary>
    public IReadOnlyList<AlertView> AlertsOn(TwinId subject) => _counts.AlertsOn(subject);

    /// <summary>What was taken did not reach the street: it is news once more.</summary>
    public void NotHeard()
    {
        _shown.Clear();
        _changed = true;
    }

    /// <summary>What changed since the last call; null when nothing did, as after most readings.</summary>
    public (IReadOnlyList<TwinRow> Rows, CountVector Counts)? TakeNews()
    {
        if (!_changed)
        {
            return null;
        }

        _changed = false;
        var before = Vector;
        var now = _counts.ToVector(_version.Next(_clock));
        var rows = Rows().Where(IsNews).ToArray();
        if (rows.Length == 0 && CountsEqual(before, now))
        {
            return null;
        }

        Vector = now;
        foreach (var row in rows)
        {
            _shown[row.Id] = row;
        }

        return (rows, now);
    }

    private static bool CountsEqual(CountVector a, CountVector b) =>
        a.ActiveAlerts.AsSpan().SequenceEqual(b.ActiveAlerts)
        && a.UnacknowledgedAlerts.AsSpan().SequenceEqual(b.UnacknowledgedAlerts)
        && a.CellsBySeverity.AsSpan().SequenceEqual(b.CellsBySeverity)
        && a.BuildingsBySeverity.AsSpan().SequenceEqual(b.BuildingsBySeverity)
        && a.Sensors.Count == b.Sensors.Count
        && a.Sensors.Zip(b.Sensors).All(pair =>
            pair.First.Kind == pair.Second.Kind && pair.First.ByHealth.AsSpan().SequenceEqual(pair.Second.ByHealth));

    private bool IsNews(TwinRow row) => !_shown.TryGetValue(row.Id, out var shown)
        || (shown.Health, shown.Severity, shown.ActiveAlerts) != (row.Health, row.Severity, row.ActiveAlerts);

    private TwinRow CellRow(long version)
    {
        var (severity, active) = _counts.Alerts();
        return _cell.ToRow(version) with { Health = _counts.Health(), Severity = severity, ActiveAlerts = active };
    }

    private TwinRow BuildingRow(BuildingPlace building, long version)
    {
        var (severity, active) = _counts.Alerts(building.Id);
        return building.ToRow(version) with
        {
            Health = _counts.Health(building.Id), Severity = severity, ActiveAlerts = active,
        };
    }
}
