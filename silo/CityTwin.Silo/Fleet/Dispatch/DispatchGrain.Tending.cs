using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <content>Units that have a mission: leases are renewed, silence is noticed, and whoever lost one is told.</content>
internal sealed partial class DispatchGrain
{
    private const string TakenOver = "taken-over";

    private readonly Dictionary<MissionId, (TwinId Unit, long Fence, long RenewAtMs)> _leases = [];
    private long _tendedAtMs;

    /// <summary>What was not heard before it is no unit's silence: when everything stopped, nobody listened.</summary>
    private long _awakeAtMs;

    /// <summary>A lease is renewed three times before it would end.</summary>
    private long RenewMs => (long)LeaseFor.TotalMilliseconds / 3;

    private async Task Tend()
    {
        CloseOrphans();
        foreach (var ended in _leases.Keys.Where(id => _missions.GetValueOrDefault(id) is not { IsOpen: true, Unit: not null }).ToArray())
        {
            _leases.Remove(ended);
        }

        SeeHome();

        MissionView[] running = [.. Open.Where(mission => mission.Unit is not null && !_offering.Contains(mission.Id))];
        if (running.Length == 0)
        {
            return;
        }

        foreach (var mission in running)
        {
            Apart(Renewing, mission.Id, () => Renew(mission));
        }

        if (NowMs - _tendedAtMs >= 1_000)
        {
            _tendedAtMs = NowMs;
            await KnowFleet();
            var units = _fleet.ToDictionary(unit => unit.Id);
            foreach (var mission in running)
            {
                Apart(Listening, mission.Id, () => Listen(mission, units));
            }
        }
    }

    private void Renew(MissionView mission)
    {
        var attempt = mission.Attempts[^1];
        if (!_leases.TryGetValue(mission.Id, out var lease) || lease.Unit != attempt.Unit)
        {
            // Of an activation before this one: what it had is renewed at once.
            _leases[mission.Id] = lease = (attempt.Unit, attempt.Fence, 0);
            if (attempt.Unit.Kind == TwinKind.Drone)
            {
                // Its way was reserved in the memory of a silo that may be gone.
                _owed.Owe($"reserve:{mission.Id}", () => ReserveAgain(mission.Id, attempt.Number));
            }
        }

        if (lease.RenewAtMs <= NowMs)
        {
            _leases[mission.Id] = lease with { RenewAtMs = NowMs + RenewMs };
            _owed.Owe($"lease:{mission.Id}", () => Renew(mission.Id, attempt));
        }
    }

    private async Task Renew(MissionId id, MissionAttempt attempt)
    {
        if (_missions.GetValueOrDefault(id) is not { IsOpen: true } now || now.Attempts[^1].Number != attempt.Number || now.Unit != attempt.Unit)
        {
            return;
        }

        try
        {
            var lease = await Within(Unit(attempt.Unit).Lease(id.Value, isPerson: false, LeaseFor));
            _leases[id] = (attempt.Unit, lease.Fence, NowMs + RenewMs);
        }
        catch (UnitRefusedException refused) when (refused.Why == UnitRefusal.Taken)
        {
            if (!await IsPreempted(now, attempt))
            {
                // A person's lease takes a mission's away: the unit is theirs, and the mission another's.
                await Do(id, new ForfeitMission(attempt.Number, TakenOver, refused.Message));
            }
        }
        catch (UnitRefusedException)
        {
            // It cannot be sent now, and has been: whether it still does its task is told by its signals and its silence.
        }
    }

    private void Listen(MissionView mission, Dictionary<TwinId, UnitView> units)
    {
        if (units.TryGetValue(mission.Unit!.Value, out var unit))
        {
            ForfeitIfSilent(mission, unit);
        }
        else
        {
            _owed.Owe($"listen:{mission.Id}", () => ListenToLent(mission.Id, mission.Unit.Value));
        }
    }

    /// <summary>The fleet of this district does not have it: its twin is asked, and the others do not wait for that.</summary>
    private async Task ListenToLent(MissionId id, TwinId unit)
    {
        if (await Lent(unit) is { } view && _missions.GetValueOrDefault(id) is { IsOpen: true } mission && mission.Unit == unit)
        {
            ForfeitIfSilent(mission, view);
        }
    }

    private void ForfeitIfSilent(MissionView mission, UnitView unit)
    {
        if (unit.Link == UnitLink.Never)
        {
            return; // A fleet that has just woken does not know yet how its units are.
        }

        var attempt = mission.Attempts[^1];
        var silentMs = NowMs - Math.Max(Math.Max(unit.HeardAtMs, attempt.OfferedAtMs), _awakeAtMs);
        var isSilent = unit.Link == UnitLink.Offline
            ? silentMs > Dispatching.Times.SilentAfterSeconds * 1_000L
            : silentMs > Dispatching.Times.OfflineAfterSeconds * 1_000L && unit.Link != UnitLink.Online;
        if (isSilent)
        {
            _owed.Owe($"silent:{mission.Id}:{attempt.Number}", () => Do(
                mission.Id, new ForfeitMission(attempt.Number, "silent", $"The unit has not been heard for {silentMs / 1_000} s.")));
        }
    }

    /// <summary>A unit whose attempt is over is let go; where it may still be under way it is called home first.</summary>
    private async Task Release(MissionView mission, MissionAttempt attempt)
    {
        var unit = Unit(attempt.Unit);
        if (await Within(unit.Get()) is not { } view || HasAgain())
        {
            return;
        }

        KeepAirHome(view, mission.Id, mission.Task?.ReturnAltitudeM ?? 0);
        var (lease, isOn) = (view.Lease, view.Mission == mission.Id);
        if (lease is null && isOn && attempt.Outcome != "done")
        {
            lease = await Within(unit.Lease(mission.Id.Value, isPerson: false, LeaseFor)); // It ended under way: without one nobody calls it home.
        }

        if (lease?.Holder != mission.Id.Value)
        {
            return; // It has another holder, or none.
        }

        if (attempt.Outcome != "done" && isOn && !HasAgain())
        {
            await CallHome(attempt, lease.Fence, mission);
        }

        if (!HasAgain())
        {
            await Within(unit.Release(lease.Fence));
        }

        _fleetAtMs = 0;
        _changed = true;
        Look();

        // The mission may be this unit's again by now, by a person's word: then the lease is too.
        bool HasAgain() => _missions.GetValueOrDefault(mission.Id) is { IsOpen: true } now && now.Unit == attempt.Unit
            && now.Attempts[^1].Number != attempt.Number;
    }

    private async Task CallHome(MissionAttempt attempt, long fence, MissionView mission)
    {
        try
        {
            var commandId = $"{MissionIdentity.TaskOf(mission.Id, attempt.Number)}-home";
            await Within(Unit(attempt.Unit).Do(new ReturnHome(commandId, fence), mission.Id.Value));
        }
        catch (UnitRefusedException refused)
        {
            LogNotCalledHome(District, attempt.Unit, refused.Message); // It is silent, or steered on the spot: nobody can.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Unit} was not called home: {Why}")]
    private partial void LogNotCalledHome(DivisionCode district, TwinId unit, string why);
}
