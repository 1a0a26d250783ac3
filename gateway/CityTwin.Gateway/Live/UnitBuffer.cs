using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Live;

/// <summary>
/// What one watcher of units has yet to be sent: of each the newest. It holds at most one state of each unit of its area, so
/// a slow reader is behind in time, never in memory.
/// </summary>
internal sealed class UnitBuffer(DivisionCode area, Signal signal)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TwinId, UnitFace?> _pending = [];
    private readonly HashSet<TwinId> _shown = [];

    /// <summary>Whether a watcher of an area sees a unit: it is there now, or has its home there.</summary>
    public static bool Shows(DivisionCode area, UnitView unit) =>
        area.Contains(unit.Cell) || area.Contains(unit.Definition.Cell);

    public void OnUnit(UnitFace face)
    {
        var unit = face.Unit;
        lock (_gate)
        {
            if (Shows(area, unit))
            {
                _shown.Add(unit.Id);
                _pending[unit.Id] = face;
            }
            else if (_shown.Remove(unit.Id))
            {
                _pending[unit.Id] = null;
            }
            else
            {
                return;
            }
        }

        signal.Set();
    }

    /// <summary>Takes all that is pending.</summary>
    public (IReadOnlyList<UnitFace> Units, IReadOnlyList<TwinId> Removed) Take()
    {
        lock (_gate)
        {
            (UnitFace[] units, TwinId[] removed) = (
                [.. _pending.Values.OfType<UnitFace>()],
                [.. _pending.Where(one => one.Value is null).Select(one => one.Key)]);
            _pending.Clear();
            return (units, removed);
        }
    }
}
