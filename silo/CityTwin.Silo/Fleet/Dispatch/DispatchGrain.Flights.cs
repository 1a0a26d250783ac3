using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <content>
/// Air that is kept clear for drones: of what they are sent to fly, and when that is over, however it ended, of the straight way
/// home until they are there.
/// </content>
internal sealed partial class DispatchGrain
{
    /// <summary>Drones on their way home, how high they fly there, and when one that is not there is given up: no battery lasts longer.</summary>
    private readonly Dictionary<TwinId, (double ReturnAltitudeM, long GivenUpMs)> _homing = [];

    /// <summary>Drones that are being offered a mission: what is reserved for them is not what they fly yet.</summary>
    private readonly HashSet<TwinId> _sending = [];

    private long _seenHomeAtMs;

    /// <summary>Other flights keep clear of what is still ahead of it, as it was told: a silo that is gone had that in memory alone.</summary>
    private async Task ReserveAgain(MissionId id, int attempt)
    {
        if (!IsStillTheirs(id, attempt) || _missions[id] is not { Unit: { } unit } || await Within(Unit(unit).Get()) is not { } view
            || city.Fleet.Type(view.Definition.Type) is not { } type || !IsStillTheirs(id, attempt) || _missions[id].Task is not { } task)
        {
            return;
        }

        if (!router.Reserve(Flown(id, view, type), FlownWays.Ahead(view, task, type, NowMs)))
        {
            throw new InvalidOperationException($"The way of {unit} could not be reserved again: ways are not known yet, or too many fly.");
        }
    }

    /// <summary>Those that are on their way home are looked at again and again until they are there.</summary>
    private void SeeHome()
    {
        if (_homing.Count == 0 || NowMs - _seenHomeAtMs < (long)_options.SeeHomeEvery.TotalMilliseconds)
        {
            return;
        }

        _seenHomeAtMs = NowMs;
        foreach (var unit in _homing.Keys)
        {
            _owed.Owe($"home:{unit}", () => SeeHome(unit));
        }
    }

    private async Task SeeHome(TwinId unit)
    {
        if (_homing.ContainsKey(unit) && await Within(Unit(unit).Get()) is var view && _homing.TryGetValue(unit, out var homing))
        {
            if (view is null || homing.GivenUpMs <= NowMs)
            {
                _homing.Remove(unit);
                router.LetGo(unit);
            }
            else if (view.Link is not (UnitLink.Offline or UnitLink.Never))
            {
                KeepAirHome(view, mission: null, homing.ReturnAltitudeM);
            }

            // Of one that is not heard the way home stays reserved as it was reckoned last: it flies home without being heard.
        }
    }

    /// <summary>The straight way home of a drone whose mission is over, in place of what it was to fly; nothing when it is there.</summary>
    /// <param name="mission">The one that is over, which the drone may not know yet.</param>
    private void KeepAirHome(UnitView unit, MissionId? mission, double returnAltitudeM)
    {
        if (unit.Id.Kind != TwinKind.Drone || city.Fleet.Type(unit.Definition.Type) is not { } type || _sending.Contains(unit.Id))
        {
            return;
        }

        if (IsElsewhere(unit, mission))
        {
            _homing.Remove(unit.Id); // What it flies now is another's to reserve.
            return;
        }

        if (FlownWays.IsDown(unit))
        {
            _homing.Remove(unit.Id);
            router.LetGo(unit.Id);
            return;
        }

        _homing.TryAdd(unit.Id, (returnAltitudeM, NowMs + (long)(1_000 * type.EnduranceS)));
        router.Reserve(Flown(mission, unit, type), FlownWays.Home(unit, type, _homing[unit.Id].ReturnAltitudeM, NowMs));
    }

    /// <summary>Whether it has a mission by now, here or of another desk, that is not the one which is over.</summary>
    private bool IsElsewhere(UnitView unit, MissionId? over) => Open.Any(mission => mission.Unit == unit.Id)
        || (unit.Mission is { } on && on != over && _missions.GetValueOrDefault(on)?.IsOpen != false)
        || (unit.Lease?.Holder is { } holder && MissionId.TryParse(holder, out var held) && held != over && _missions.GetValueOrDefault(held)?.IsOpen != false);

    private WayRequest Flown(MissionId? mission, UnitView unit, UnitType type) => new(
        mission?.Value ?? "", unit, type, [unit.Definition.Home], 0, 0, 0, NowMs, null, null);
}
