using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>Which units are here. It is theirs to say: what is lost with a silo they say again.</summary>
internal sealed partial class CellGrain
{
    /// <summary>More than stand in one block at a disaster.</summary>
    private const int MaxUnits = 500;

    private readonly Dictionary<TwinId, long> _unitsUntil = [];

    public Task Enter(TwinId unit, long untilMs)
    {
        if (_unitsUntil.Count < MaxUnits || _unitsUntil.ContainsKey(unit))
        {
            _unitsUntil[unit] = untilMs;
        }

        return Task.CompletedTask;
    }

    public Task Leave(TwinId unit)
    {
        _unitsUntil.Remove(unit);
        return Task.CompletedTask;
    }

    private IReadOnlyList<TwinId> UnitsHere()
    {
        foreach (var gone in _unitsUntil.Where(here => here.Value < around.NowMs).Select(here => here.Key).ToArray())
        {
            _unitsUntil.Remove(gone);
        }

        return [.. _unitsUntil.Keys.Order()];
    }
}
