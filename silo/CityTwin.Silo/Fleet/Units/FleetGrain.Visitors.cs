using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Fleet.Units;

/// <content>A unit that leaves its district is shown by the one it is in, too, for as long as it is there.</content>
internal sealed partial class FleetGrain
{
    /// <summary>Of units at home here that are elsewhere, where.</summary>
    private readonly Dictionary<TwinId, DivisionCode> _abroad = [];

    /// <summary>Whether a unit of another district is here, or was and is told of for the last time.</summary>
    private bool IsVisitor(UnitView unit) => _units.ContainsKey(unit.Id)
        || (unit.Cell.District == District && _units.Count < known.State.Units.Count + parts.Options.MaxVisitors);

    private void TellAbroad(IReadOnlyList<UnitView> changed)
    {
        foreach (var unit in changed)
        {
            var now = unit.Cell.District;
            if (!known.State.Units.ContainsKey(unit.Id))
            {
                if (now != District)
                {
                    _units.Remove(unit.Id); // Whoever watches has seen it leave.
                }

                continue;
            }

            if (_abroad.Remove(unit.Id, out var before) && before != now)
            {
                Tell(before, unit);
            }

            if (now != District)
            {
                _abroad[unit.Id] = now;
                Tell(now, unit);
            }
        }
    }

    private void Tell(DivisionCode district, UnitView unit) => GrainFactory.Grain<IFleetGrain>(district.Value).Report(unit).Ignore();
}
