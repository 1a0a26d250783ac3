using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Units;

/// <summary>What signals make of a unit.</summary>
public static class UnitObserving
{
    /// <summary>A unit's clock may be so far ahead of ours.</summary>
    private const long MaxAheadMs = 120_000;

    private const double AtHomeM = 30;

    /// <summary>Something of it was heard, whatever it says.</summary>
    public static UnitState Heard(this UnitState unit, long nowMs)
    {
        var heard = unit with { HeardAtMs = Math.Max(unit.HeardAtMs, nowMs), IsQuiet = false };
        return unit.IsQuiet ? Relink(heard, UnitLink.Online, "it is heard again", nowMs) : heard;
    }

    /// <summary>The unit after a signal, and whether it is worth being kept at once rather than with the next that is.</summary>
    public static (UnitState Next, bool IsGrave) Observe(this UnitState unit, UnitSignal signal, long nowMs)
    {
        switch (signal)
        {
            case UnitReported reported:
                return Report(unit, reported, nowMs);
            case UnitLinkChanged link:
                return (unit.Link == link.Link ? unit : Relink(unit, link.Link, link.Why, nowMs) with { IsQuiet = false }, unit.Link != link.Link);
            case UnitDutySaid duty:
                return (unit with { Duty = duty.Status } is var on && unit.Duty != duty.Status
                    ? on.Note(nowMs, "duty", WireName.Of(duty.Status)) : on, unit.Duty != duty.Status);
            case UnitTroublesSaid said:
                return Trouble(unit, said, nowMs);
            case CommandFailed failed:
                return (unit.Note(nowMs, "command-failed", $"{failed.Code}: {failed.Reason}", unit.Task?.Mission), true);
            case CommandAnswered answered when unit.Definition.Id.Kind == TwinKind.Dock:
                return (unit.Note(nowMs, "command-answered", answered.CommandId), true); // Of a unit its task tells.
            case UnitMessageRefused refused:
                return (unit.Note(nowMs, "message-refused", $"{refused.Code} at {refused.At}: {refused.Reason}"), false);
            case TaskSignal task:
                return Hear(unit, task, nowMs);
            default:
                return (unit, false);
        }
    }

    /// <summary>What silence means, at the times named.</summary>
    /// <param name="listeningSinceMs">Before then nobody listened, and what was not heard is no silence.</param>
    public static (UnitState Next, bool IsGrave) Look(this UnitState unit, UnitTimes times, long nowMs, long listeningSinceMs = 0)
    {
        if (unit.HeardAtMs == 0 || unit.Link is UnitLink.Never)
        {
            return (unit, false);
        }

        var quietMs = nowMs - Math.Max(unit.HeardAtMs, listeningSinceMs);
        if (quietMs >= times.OfflineAfterMs && (unit.Link != UnitLink.Offline || unit.Task is not null))
        {
            var gone = unit.Link == UnitLink.Offline
                ? unit
                : Relink(unit, UnitLink.Offline, $"nothing was heard for {quietMs / 1_000} s", nowMs);
            return ((gone with { IsQuiet = true }).Forfeit("silent", $"nothing was heard of it for {quietMs / 1_000} s", nowMs), true);
        }

        return quietMs >= times.SilentAfterMs && unit.Link == UnitLink.Online
            ? (Relink(unit, UnitLink.Silent, $"nothing was heard for {quietMs / 1_000} s", nowMs) with { IsQuiet = true }, true)
            : (unit, false);
    }

    /// <summary>When <see cref="Look"/> may have something to say; null for not before it is heard.</summary>
    public static long? LookAtMs(this UnitState unit, UnitTimes times, long listeningSinceMs = 0) => unit.HeardAtMs == 0 ? null : unit.Link switch
    {
        UnitLink.Online => Math.Max(unit.HeardAtMs, listeningSinceMs) + times.SilentAfterMs,
        UnitLink.Silent => Math.Max(unit.HeardAtMs, listeningSinceMs) + times.OfflineAfterMs,
        UnitLink.Offline when unit.Task is not null => Math.Max(unit.HeardAtMs, listeningSinceMs) + times.OfflineAfterMs,
        _ => null,
    };

    /// <summary>Gives up its task in its name: its mission is told that it failed, and is bid again.</summary>
    public static UnitState Forfeit(this UnitState unit, string code, string reason, long nowMs)
    {
        if (unit.Task is not { } task)
        {
            return unit;
        }

        var failed = new TaskFailed(nowMs, task.Id, code, reason, unit.Stop);
        var holder = unit.Lease is { } lease && lease.Holder == task.Mission.Value;
        return Tell(Ended(unit, "forfeited", nowMs), task.Mission, failed) with
        {
            StrayTask = task.Id,
            Lease = holder ? null : unit.Lease,
        };
    }

    private static (UnitState, bool) Report(UnitState unit, UnitReported said, long nowMs)
    {
        // Stale and repeated states change nothing; a clock that is ahead does not make what follows stale.
        var motion = said.Motion is { } at && at.AtMs > nowMs + MaxAheadMs ? at with { AtMs = nowMs } : said.Motion;
        var isNews = motion is null || unit.Motion is null || motion.AtMs >= unit.Motion.AtMs;
        if (!isNews)
        {
            return (unit, false);
        }

        var next = unit with
        {
            Motion = motion ?? unit.Motion,
            EnergyPercent = said.EnergyPercent is { } energy ? Math.Clamp(energy, 0, 100) : unit.EnergyPercent,
            IsCharging = said.Charging ?? unit.IsCharging,
            Control = said.Control ?? unit.Control,
            Measures = said.Measures is null ? unit.Measures : Merged(unit.Measures, said.Measures),
        };
        next = next with { IsReturning = next.IsReturning && !IsAtHome(next) };
        var isGrave = next.Control != unit.Control || next.IsCharging != unit.IsCharging || next.IsReturning != unit.IsReturning;
        return (next.Control == unit.Control ? next : next.Note(nowMs, "control", WireName.Of(next.Control)), isGrave);
    }

    private static Dictionary<string, double> Merged(
        IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> said)
    {
        var all = new Dictionary<string, double>(before);
        foreach (var (name, value) in said)
        {
            if (all.Count < UnitState.MaxMeasures || all.ContainsKey(name))
            {
                all[name] = value;
            }
        }

        return all;
    }

    private static (UnitState, bool) Trouble(UnitState unit, UnitTroublesSaid said, long nowMs)
    {
        var known = unit.Troubles.ToDictionary(trouble => trouble.Code);
        var now = said.Troubles.DistinctBy(trouble => trouble.Code).Take(UnitState.MaxTroubles)
            .Select(trouble => known.TryGetValue(trouble.Code, out var before) ? trouble with { SinceMs = before.SinceMs } : trouble)
            .ToArray();
        if (now.SequenceEqual(unit.Troubles))
        {
            return (unit, false);
        }

        var next = unit with { Troubles = now };
        foreach (var trouble in now.Where(trouble => !known.ContainsKey(trouble.Code)))
        {
            next = next.Note(nowMs, "trouble", $"{trouble.Code}: {trouble.Text}", unit.Task?.Mission);
        }

        return (next, true);
    }

    private static (UnitState, bool) Hear(UnitState unit, TaskSignal signal, long nowMs)
    {
        if (unit.Task is not { } task || task.Id != signal.TaskId)
        {
            // Of a task that is over only what it brought counts: pictures come when it is long home.
            var recent = unit.RecentTasks.LastOrDefault(one => one.TaskId == signal.TaskId);
            return signal is MediaTaken or TaskMeasured && recent.TaskId is not null
                ? (Tell(unit, recent.Mission, signal), true)
                : (unit, false);
        }

        var stop = signal switch
        {
            TaskProgressed progressed => Math.Clamp(progressed.Stop, 0, Math.Max(0, task.Stops.Count - 1)),
            StopReached reached => Math.Clamp(reached.Stop, 0, Math.Max(0, task.Stops.Count - 1)),
            _ => unit.Stop,
        };
        var next = unit with { Stop = stop };
        if (signal is TaskProgressed)
        {
            return (next, stop != unit.Stop);
        }

        next = Tell(next, task.Mission, signal);
        return (signal switch
        {
            TaskCompleted => Ended(next, "done", nowMs),
            TaskFailed or TaskRefused => Ended(next, "failed", nowMs),
            TaskCancelled => Ended(next, "aborted", nowMs),
            _ => next,
        }, true);
    }

    private static UnitState Tell(UnitState unit, MissionId mission, TaskSignal signal) =>
        (unit with { Untold = [.. unit.Untold, (mission, signal)] })
            .Note(signal.AtMs, SignalWords.Name(signal), SignalWords.Text(signal), mission);

    private static UnitState Ended(UnitState unit, string outcome, long nowMs)
    {
        var task = unit.Task!;
        var past = new PastMission(task.Mission, task.Kind, outcome, unit.TaskBeganAtMs, nowMs);
        var ended = unit with
        {
            Task = null,
            Stop = 0,
            History = [past, .. unit.History.Take(UnitView.MaxHistory - 1)],
        };
        return ended with { IsReturning = !IsAtHome(ended) && unit.Definition.Dock is not null };
    }

    private static UnitState Relink(UnitState unit, UnitLink link, string why, long nowMs) =>
        (unit with { Link = link }).Note(nowMs, $"link-{WireName.Of(link)}", why, unit.Task?.Mission);

    private static bool IsAtHome(UnitState unit) => Ground.DistanceM(unit.Place, unit.Definition.Home) <= AtHomeM;
}
