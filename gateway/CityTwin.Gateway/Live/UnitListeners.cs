using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Live;

/// <summary>
/// Who watches the units of which area. Whom a unit concerns is found by the areas it belongs to, so that a unit that moves in one
/// street costs nothing for those who watch the others.
/// </summary>
internal sealed class UnitListeners
{
    private readonly Dictionary<DivisionCode, ImmutableArray<Action<UnitFace>>> _byArea = [];

    public void Add(DivisionCode area, Action<UnitFace> listener) =>
        _byArea[area] = _byArea.GetValueOrDefault(area, []).Add(listener);

    public void Remove(DivisionCode area, Action<UnitFace> listener)
    {
        var left = _byArea.GetValueOrDefault(area, []).Remove(listener);
        if (left.IsEmpty)
        {
            _byArea.Remove(area);
        }
        else
        {
            _byArea[area] = left;
        }
    }

    /// <summary>Tells those who see a unit now, and those who saw it before, each once.</summary>
    /// <param name="before">As they were last told of it; null for never.</param>
    public void Tell(UnitFace now, UnitView? before)
    {
        var (last, unit) = (before ?? now.Unit, now.Unit);
        ReadOnlySpan<DivisionCode> cells = [unit.Cell, unit.Definition.Cell, last.Cell, last.Definition.Cell];
        for (var i = 0; i < cells.Length; i++)
        {
            for (DivisionCode? area = cells[i]; area is { } around && !ContainsAny(around, cells[..i]); area = around.Parent)
            {
                foreach (var listener in _byArea.GetValueOrDefault(around, []))
                {
                    listener(now);
                }
            }
        }
    }

    /// <summary>Such an area has been told already, and so have all around it.</summary>
    private static bool ContainsAny(DivisionCode area, ReadOnlySpan<DivisionCode> cells)
    {
        foreach (var cell in cells)
        {
            if (area.Contains(cell))
            {
                return true;
            }
        }

        return false;
    }
}
