using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>Who may command a unit, and what it can be asked now.</summary>
public static class UnitLeasing
{
    /// <summary>Above its reserve, to set out at all.</summary>
    public const double MarginPercent = 5;

    /// <summary>The longest lease: whoever wants it longer renews it.</summary>
    public const long MaxLeaseMs = 3_600_000;

    /// <summary>
    /// The unit with a lease for the holder; a lease in force is renewed under its token. The mission whose task it is on has it
    /// again though its lease has ended meanwhile: it was judged when it set out, and is to be called home by somebody.
    /// </summary>
    /// <exception cref="UnitRefusedException">Another holds it, or it cannot be sent.</exception>
    public static UnitState Lend(this UnitState unit, UnitType type, string holder, bool isPerson, long lastsMs, long nowMs)
    {
        CheckAsked(unit, holder, lastsMs);
        var held = unit.LeaseAt(nowMs);
        if (held?.Holder == holder)
        {
            return Renewed(unit, held, lastsMs, nowMs);
        }

        if (held is not null && (!isPerson || !IsMission(held.Holder)))
        {
            throw Refused(unit, UnitRefusal.Taken, $"{held.Holder} has it until {At(held.UntilMs)}");
        }

        var lent = Lent(unit, holder, lastsMs, nowMs);
        if (unit.Task?.Mission.Value == holder)
        {
            return lent;
        }

        Judge(unit, type, isPerson);
        if (!isPerson && unit.Task is { Mission: var other })
        {
            throw Refused(unit, UnitRefusal.Taken, $"it is on its way for {other}");
        }

        // Human override always wins: the mission is told, and bid again, also one whose lease has ended under way.
        return lent.Forfeit("taken-over", $"{holder} has taken the unit over", nowMs);
    }

    /// <summary>
    /// The unit with a lease for a mission that a person gives it to: what its people say of their duty does not count then, and
    /// the mission that it is on loses it. It goes on with that one's task until it is told another, so that whoever then does not
    /// need it gives it back as it was.
    /// </summary>
    /// <param name="from">The mission that it is on, as whoever asks has seen it; null for none.</param>
    /// <exception cref="UnitRefusedException">Somebody else has it, or it cannot be sent whoever wants it.</exception>
    public static UnitState Preempt(this UnitState unit, UnitType type, MissionId mission, MissionId? from, long lastsMs, long nowMs)
    {
        CheckAsked(unit, mission.Value, lastsMs);
        var held = unit.LeaseAt(nowMs);
        if (held?.Holder == mission.Value)
        {
            return Renewed(unit, held, lastsMs, nowMs);
        }

        if (held is not null && held.Holder != from?.Value)
        {
            throw Refused(unit, UnitRefusal.Taken, $"{held.Holder} has it until {At(held.UntilMs)}");
        }

        if (unit.Task is { Mission: var other } && other != mission && other != from)
        {
            throw Refused(unit, UnitRefusal.Taken, $"it is on its way for {other}");
        }

        if (unit.Task?.Mission != mission)
        {
            JudgeBody(unit, type);
        }

        return Lent(unit, mission.Value, lastsMs, nowMs);
    }

    /// <summary>The unit without the lease of that token; unchanged when it is not in force any more.</summary>
    public static UnitState Return(this UnitState unit, long fence) =>
        unit.Lease?.Fence == fence ? unit with { Lease = null } : unit;

    /// <summary>Whether a command may be said to it now.</summary>
    /// <exception cref="UnitRefusedException">It may not, and why.</exception>
    public static void Judge(this UnitState unit, UnitType type, UnitCommand command, long nowMs)
    {
        if (NeedsLease(command) && unit.LeaseAt(nowMs)?.Fence != command.Fence)
        {
            throw Refused(unit, UnitRefusal.Fenced, unit.LeaseAt(nowMs) is { } held
                ? $"the token {command.Fence} is not that of the lease in force, {held.Fence} of {held.Holder}"
                : $"no lease is in force for the token {command.Fence}");
        }

        if (unit.Link is UnitLink.Never or UnitLink.Offline)
        {
            throw Refused(unit, UnitRefusal.Offline, Unheard(unit));
        }

        if (command is not (StartTask or ResumeTask or GoTo))
        {
            return;
        }

        if (IsSteeredElsewhere(unit))
        {
            throw Refused(unit, UnitRefusal.NotAutomatic, Steered(unit));
        }

        if (command is StartTask { Task: var task })
        {
            Judge(unit, type, task);
        }
    }

    /// <summary>The unit that has been told to begin. What it does for another mission ends with that.</summary>
    public static UnitState Begin(this UnitState unit, UnitTask task, long nowMs)
    {
        var left = unit.Task is { } other && other.Mission != task.Mission
            ? unit.Forfeit(MissionReasons.NeededElsewhere, $"it was given {task.Mission}", nowMs) with { StrayTask = unit.StrayTask }
            : unit;
        return left with
        {
            Task = task,
            Stop = left.Task?.Id == task.Id ? Math.Min(left.Stop, Math.Max(0, task.Stops.Count - 1)) : 0,
            TaskBeganAtMs = left.Task?.Id == task.Id ? left.TaskBeganAtMs : nowMs,
            IsReturning = false,
            RecentTasks = [.. left.RecentTasks.Where(one => one.TaskId != task.Id).TakeLast(UnitState.MaxRecentTasks - 1), (task.Id, task.Mission)],
        };
    }

    /// <summary>What keeps it from being sent, apart from its work; null for nothing.</summary>
    internal static bool HasEnough(UnitState unit, UnitType type) =>
        unit.EnergyPercent is not { } energy || energy >= (type.ReserveShare * 100) + MarginPercent;

    internal static bool IsSteeredElsewhere(UnitState unit) =>
        unit.Control is UnitControl.Manual or UnitControl.EmergencyStop or UnitControl.Service;

    private static void Judge(UnitState unit, UnitType type, UnitTask task)
    {
        if (task.Stops.Count is 0 or > UnitTask.MaxStops || task.Scene < 0 || task.Scene >= task.Stops.Count)
        {
            throw Refused(unit, UnitRefusal.Invalid, $"a task has 1 to {UnitTask.MaxStops} stops, one of which is its scene");
        }

        if (unit.Task is { } other && other.Id != task.Id && (other.Mission == task.Mission || unit.Lease?.Holder != task.Mission.Value))
        {
            throw Refused(unit, UnitRefusal.Taken, $"it is on its way for {other.Mission}");
        }

        if (unit.Task?.Id == task.Id && task.Revision < unit.Task.Revision)
        {
            throw Refused(unit, UnitRefusal.Invalid, $"revision {task.Revision} of the task is older than {unit.Task.Revision}");
        }

        if (unit.Task is null && !HasEnough(unit, type))
        {
            throw Refused(unit, UnitRefusal.Charging, $"{unit.EnergyPercent:0} % of its energy is too little to set out");
        }
    }

    /// <summary>A person may take over what a mission may not be given.</summary>
    private static void Judge(UnitState unit, UnitType type, bool isPerson)
    {
        NeedOnline(unit);
        if (isPerson)
        {
            return;
        }

        JudgeBody(unit, type);
        if (unit.Duty is UnitStatus.Resting or UnitStatus.OffDuty or UnitStatus.Busy)
        {
            throw Refused(unit, UnitRefusal.Unavailable, $"its people say that they are {WorkOrders.WireName.Of(unit.Duty)}");
        }
    }

    /// <summary>What keeps it from doing anything for a mission, whoever wants it to.</summary>
    private static void JudgeBody(UnitState unit, UnitType type)
    {
        NeedOnline(unit);
        if (IsSteeredElsewhere(unit))
        {
            throw Refused(unit, UnitRefusal.NotAutomatic, Steered(unit));
        }

        if (unit.Troubles.FirstOrDefault(trouble => trouble.IsGrave) is { } trouble)
        {
            throw Refused(unit, UnitRefusal.Unavailable, $"{trouble.Code}: {trouble.Text}");
        }

        if (!HasEnough(unit, type))
        {
            throw Refused(unit, UnitRefusal.Charging, $"{unit.EnergyPercent:0} % of its energy is too little to set out");
        }
    }

    private static void NeedOnline(UnitState unit)
    {
        if (unit.Link is not UnitLink.Online)
        {
            throw Refused(unit, UnitRefusal.Offline, Unheard(unit));
        }
    }

    private static void CheckAsked(UnitState unit, string holder, long lastsMs)
    {
        if (string.IsNullOrEmpty(holder) || lastsMs <= 0)
        {
            throw Refused(unit, UnitRefusal.Invalid, "a lease has a holder and lasts a while");
        }

        if (unit.Definition.Id.Kind == TwinKind.Dock)
        {
            throw Refused(unit, UnitRefusal.Incapable, "a dock is never dispatched; its drone is");
        }
    }

    private static UnitState Renewed(UnitState unit, UnitLease held, long lastsMs, long nowMs) =>
        unit with { Lease = held with { UntilMs = Math.Max(held.UntilMs, UntilMs(lastsMs, nowMs)) } };

    private static UnitState Lent(UnitState unit, string holder, long lastsMs, long nowMs) => unit with
    {
        LastFence = unit.LastFence + 1,
        Lease = new UnitLease(holder, unit.LastFence + 1, nowMs, UntilMs(lastsMs, nowMs)),
    };

    private static long UntilMs(long lastsMs, long nowMs) => nowMs + Math.Min(lastsMs, MaxLeaseMs);

    private static bool NeedsLease(UnitCommand command) => command is not (AskState or SyncAreas);

    private static bool IsMission(string holder) => MissionId.TryParse(holder, out _);

    private static string Unheard(UnitState unit) => unit.HeardAtMs == 0
        ? "nothing was ever heard of it"
        : $"it was last heard at {At(unit.HeardAtMs)}";

    private static string Steered(UnitState unit) => unit.Control switch
    {
        UnitControl.EmergencyStop => "it stands still by an emergency stop",
        UnitControl.Service => "it is being serviced",
        _ => "somebody on the spot steers it",
    };

    private static string At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static UnitRefusedException Refused(UnitState unit, UnitRefusal why, string reason) =>
        new(why, $"{unit.Definition.Name} ({unit.Definition.Id}) cannot be asked that now: {reason}.");
}
