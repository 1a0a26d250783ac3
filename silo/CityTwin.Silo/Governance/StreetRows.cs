using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// The street's index. A sensor's row comes from the sensor and how it stands with regard to alerts from its cell; here
/// they meet.
/// </summary>
internal sealed class StreetRows
{
    private readonly TwinIndex _index = new();
    private readonly Dictionary<TwinId, TwinStanding> _standings = [];

    public bool HasChanges => _index.HasChanges;

    public IReadOnlyList<TwinRow> All => _index.Rows;

    public void Apply(TwinRow row) => _index.Apply(
        row.Id.Kind == TwinKind.Sensor && _standings.TryGetValue(row.Id, out var standing) ? With(row, standing) : row);

    public void Apply(TwinStanding standing)
    {
        if (standing.ActiveAlerts == 0)
        {
            _standings.Remove(standing.Id);
        }
        else
        {
            _standings[standing.Id] = standing;
        }

        if (_index.Find(standing.Id) is { } row
            && (row.Severity != standing.Severity || row.ActiveAlerts != standing.ActiveAlerts))
        {
            // A sensor raises its versions by far more than one, so its next row is newer than this.
            _index.Apply(With(row, standing) with { Version = row.Version + 1 });
        }
    }

    public void Remove(TwinId id)
    {
        _standings.Remove(id);
        _index.Remove(id);
    }

    public TwinPage List(TwinQuery query) => _index.List(query);

    public (IReadOnlyList<TwinRow> Rows, IReadOnlyList<TwinId> Removed) TakeChanges() => _index.TakeChanges();

    private static TwinRow With(TwinRow row, TwinStanding standing) =>
        row with { Severity = standing.Severity, ActiveAlerts = standing.ActiveAlerts };
}
