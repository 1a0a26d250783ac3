using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Missions;

/// <summary>One command on one mission: what it leads to.</summary>
internal sealed partial class MissionDecision(MissionView mission, MissionRequest request, long nowMs)
{
    private readonly List<MissionEvent> _events = [];

    private (MissionId Id, int Version) Next => (mission.Id, mission.Version + _events.Count + 1);

    /// <summary>The attempt that counts; null when nobody has it.</summary>
    private MissionAttempt? Open => mission.Attempts is [.., { Outcome: null } last] ? last : null;

    private bool ByPerson => !MissionActors.IsCity(request.By);

    public IReadOnlyList<MissionEvent> Make()
    {
        switch (request.Command)
        {
            case LaunchMission: Launch(); break;
            case OfferMission offer: Offer(offer); break;
            case TellMission tell: Tell(tell); break;
            case KeepEvidence keep: Keep(keep.Evidence, keep.Evidence.AtMs); break;
            case FindMission find: Find(find); break;
            case ForfeitMission forfeit: Forfeit(forfeit); break;
            case HoldMission hold: Hold(hold.Paused, nowMs); break;
            case HandleMission: Handle(); break;
            case ReplanMission replan: Replan(replan); break;
            case AbortMission abort: Abort(abort); break;
            case FailMission fail: Fail(fail); break;
            case MoveMission move: Move(move); break;
            case NoteAid aid: Note(aid); break;
            case SweepMission: Sweep(); break;
            default: throw new ArgumentException($"A mission knows no command {request.Command.GetType().Name}.");
        }

        return _events;
    }

    private void Launch()
    {
        Need(MissionState.Planned);
        if (mission.Clocks.LaunchAtMs > nowMs)
        {
            Add(new MissionLaunched(Next.Id, Next.Version, nowMs, nowMs));
        }
    }

    private void Offer(OfferMission offer)
    {
        var (number, before) = (mission.Attempt + 1, Open);
        NeedOpen();
        if (before is not null && !offer.IsOverride)
        {
            throw Refused($"is with {before.Unit}, attempt {before.Number}: only a person's override takes it away.");
        }

        if (mission.Clocks.LaunchAtMs > nowMs && !offer.IsOverride)
        {
            throw Refused($"is held back for {mission.Clocks.LaunchAtMs - nowMs} ms more.");
        }

        if (mission.AttemptsLeft <= 0 && !offer.IsOverride)
        {
            throw Refused("has been offered as often as it may.");
        }

        if (offer.Task.Mission != mission.Id || offer.Task.Id != MissionIdentity.TaskOf(mission.Id, number))
        {
            throw MissionRefusedException.Invalid("task.id", $"'{offer.Task.Id}' is not the task of attempt {number}: expected {MissionIdentity.TaskOf(mission.Id, number)}.");
        }

        CheckTask(offer.Task);
        if (before is not null)
        {
            Add(new MissionOverridden(Next.Id, Next.Version, nowMs, nowMs, before.Number, before.Unit, offer.Unit));
        }

        Add(new MissionOffered(
            Next.Id, Next.Version, nowMs, nowMs, number, offer.Unit, offer.Fence, offer.Task,
            [.. offer.Bids.Take(Mission.MaxBidsKept).Select(bid => bid with { Path = [] })], offer.EtaMs, offer.AnswerByMs, offer.OverdueAtMs));
    }

    private void Find(FindMission find)
    {
        if (mission.State == MissionState.Planned && mission.Evidence.Count == 0)
        {
            throw Refused("is planned and has brought nothing yet that something could be found in.");
        }

        if (ByPerson)
        {
            Listed("because", find.Because, MissionReasons.Find);
        }
        else if (mission.Finding is not null)
        {
            return; // What a person, or the rule before, has said stands.
        }

        if (mission.Finding != find.Finding)
        {
            Add(new MissionFound(Next.Id, Next.Version, nowMs, nowMs, find.Finding, find.Because));
        }
    }

    private void Forfeit(ForfeitMission forfeit)
    {
        if (forfeit.Attempt != Open?.Number || !mission.IsOpen)
        {
            return; // It has been lost, or has ended, already.
        }

        if (ByPerson)
        {
            Listed("code", forfeit.Code, MissionReasons.Forfeit);
        }

        if (ByPerson && forfeit.Code == MissionReasons.NeededElsewhere)
        {
            // It did not fail: it is offered again however often it was before.
            Add(new MissionForfeited(Next.Id, Next.Version, nowMs, nowMs, Open!.Number, Open.Unit, forfeit.Code, "A person gave its unit another mission."));
            return;
        }

        Forfeited(forfeit.Code, ByPerson ? "A person took it from the unit." : forfeit.Reason, nowMs);
    }

    private void Hold(bool paused, long atMs)
    {
        if (mission.IsPaused == paused)
        {
            return;
        }

        Need(MissionState.Accepted, MissionState.UnderWay, MissionState.OnScene);
        Add(paused
            ? new MissionPaused(Next.Id, Next.Version, atMs, nowMs)
            : new MissionResumed(Next.Id, Next.Version, atMs, nowMs));
    }

    private void Handle()
    {
        if (mission.Clocks.HandledAtMs is null)
        {
            Need(MissionState.OnScene, MissionState.Done);
            Add(new MissionHandled(Next.Id, Next.Version, nowMs, nowMs));
        }
    }

    private void Replan(ReplanMission replan)
    {
        var task = mission.Task;
        if (Open is null || task is null || !mission.IsOpen)
        {
            throw Refused("is with no unit whose way could be planned anew.");
        }

        if (replan.Task.Id != task.Id || replan.Task.Revision <= task.Revision)
        {
            throw MissionRefusedException.Invalid(
                "task.revision", $"task '{replan.Task.Id}' revision {replan.Task.Revision}: expected '{task.Id}' with more than {task.Revision}.");
        }

        CheckTask(replan.Task);
        Add(new MissionReplanned(
            Next.Id, Next.Version, nowMs, nowMs, replan.Task, replan.EtaMs,
            mission.State == MissionState.OnScene ? null : replan.OverdueAtMs, replan.Because));
    }

    private void Abort(AbortMission abort)
    {
        if (mission.State == MissionState.Aborted)
        {
            return;
        }

        NeedOpen();
        if (ByPerson)
        {
            Listed("because", abort.Because, MissionReasons.Abort);
        }

        Add(new MissionAborted(Next.Id, Next.Version, nowMs, nowMs, abort.Because));
    }

    private void Fail(FailMission fail)
    {
        if (mission.State != MissionState.Failed)
        {
            NeedOpen();
            Add(new MissionFailed(Next.Id, Next.Version, nowMs, nowMs, fail.Because));
        }
    }

    private void Move(MoveMission move)
    {
        if (mission.Order != move.Order.Value)
        {
            NeedOpen();
            Add(new MissionMoved(Next.Id, Next.Version, nowMs, nowMs, move.Order));
        }
    }

    private void Note(NoteAid aid)
    {
        NeedOpen();
        Add(new AidNoted(Next.Id, Next.Version, nowMs, nowMs, aid.Aid, aid.From, aid.State, aid.Granted));
    }

    /// <summary>A unit that did not answer, or did not arrive, loses it.</summary>
    private void Sweep()
    {
        if (MissionTimes.Unanswered(mission, nowMs))
        {
            Forfeited("no-answer", $"The unit did not answer within {Seconds(mission.AnswerByMs!.Value - Open!.OfferedAtMs)} s.", mission.AnswerByMs.Value);
        }
        else if (MissionTimes.Overdue(mission, nowMs))
        {
            Forfeited("overdue", $"The unit was not on the scene {Seconds(mission.OverdueAtMs!.Value - Open!.OfferedAtMs)} s after it was asked.", mission.OverdueAtMs.Value);
        }
    }

    private void Forfeited(string code, string reason, long atMs)
    {
        Add(new MissionForfeited(Next.Id, Next.Version, atMs, nowMs, Open!.Number, Open.Unit, code, reason));
        FailWhenSpent();
    }

    private void FailWhenSpent()
    {
        if (mission.AttemptsLeft <= 0)
        {
            Add(new MissionFailed(Next.Id, Next.Version, nowMs, nowMs, $"{mission.Attempts.Count} units have tried; it is offered to no more."));
        }
    }

    private static void CheckTask(UnitTask task)
    {
        if (task.Stops.Count is 0 or > UnitTask.MaxStops || task.Scene < 0 || task.Scene >= task.Stops.Count)
        {
            throw MissionRefusedException.Invalid("task.stops", $"{task.Stops.Count} stops with the scene at {task.Scene}: expected 1 to {UnitTask.MaxStops} and one of them.");
        }

        if (task.Stops.Sum(stop => stop.Path.Count) is > Mission.MaxPathPoints and var points)
        {
            throw MissionRefusedException.Invalid("task.stops.path", $"{points} points of the way, at most {Mission.MaxPathPoints} are kept; divide the mission.");
        }
    }

    private void Need(params MissionState[] states)
    {
        if (!states.Contains(mission.State))
        {
            throw Refused($"is {WireName.Of(mission.State)}: {Name(request.Command)} needs it to be {string.Join(" or ", states.Select(WireName.Of))}.");
        }
    }

    private void NeedOpen()
    {
        if (!mission.IsOpen)
        {
            throw Refused($"is {WireName.Of(mission.State)}: {Name(request.Command)} needs one that has not ended.");
        }
    }

    private MissionRefusedException Refused(string how) => new(MissionRefusal.State, $"Mission {mission.Id} {how}");

    private static void Listed(string field, string reason, IReadOnlyList<string> list)
    {
        if (!list.Contains(reason))
        {
            throw MissionRefusedException.Invalid(field, $"'{reason}' is none of {string.Join(", ", list)}.");
        }
    }

    private void Add(MissionEvent happened) => _events.Add(happened with
    {
        By = request.Command is TellMission ? MissionActors.Unit : request.By,
        RequestId = request.RequestId,
    });

    private static string Name(MissionCommand command) => Ledger.CanonicalEvents.Kebab(command.GetType().Name);

    private static long Seconds(long ms) => ms / 1_000;
}
