using CityTwin.City;
using CityTwin.Fleet.Missions;

namespace CityTwin.Fleet;

/// <summary>Drives one mission through commands, with a clock that the test moves.</summary>
internal sealed class MissionDriver
{
    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");
    public static readonly MissionId Id = MissionId.Create(Cell, "1");
    public static readonly TwinId Drone = TwinId.Unit(TwinKind.Drone, Cell, "1");
    public static readonly TwinId Other = TwinId.Unit(TwinKind.Drone, Cell, "2");
    public static readonly MissionAim Aim = new(new GeoPoint(106.5, 29.5), Cell, [], null, null, null, []);
    public static readonly ConfirmRule Hot = new("maxTemperatureC", 70, 30, NothingBelow: 50);

    public Mission State { get; private set; } = Mission.None;

    public MissionView View => State.View!;

    public long NowMs { get; private set; } = 1_000_000;

    public List<MissionEvent> Events { get; } = [];

    public IEnumerable<string> Types => Events.Select(MissionEventLog.TypeOf);

    public MissionDriver Wait(int seconds)
    {
        NowMs += seconds * 1_000L;
        return this;
    }

    public MissionDriver Plan(
        MissionKind kind = MissionKind.Verify, int holdBackS = 0, int maxAttempts = 3, ConfirmRule? confirm = null, MissionAim? aim = null) => Do(
        new PlanMission(
            kind, aim ?? Aim, "alert:500103001001001:a", "alert:500103001001001:a", null, Cell.Street, [Capability.Camera], 1, null,
            NowMs - 3_000, NowMs - 1_000, holdBackS == 0 ? null : NowMs + (holdBackS * 1_000), maxAttempts, false, confirm),
        "rule:smoke");

    public MissionDriver Offer(TwinId? unit = null, string by = MissionActors.Desk, bool isOverride = false, int answerWithinS = 20)
    {
        var task = new UnitTask(
            MissionIdentity.TaskOf(Id, View.Attempt + 1), Id, View.Kind,
            [new TaskStop(Aim.Place, [], [], [], null, null, 0), new TaskStop(Aim.Place, [], [], [], null, null, 0)],
            Scene: 1, Released: 2, Revision: 0, 300, LostLinkAction.ReturnHome);
        return Do(
            new OfferMission(
                unit ?? Drone, View.Attempt + 7, task, [], NowMs + 60_000, isOverride, NowMs + (answerWithinS * 1_000), NowMs + 180_000),
            by);
    }

    public MissionDriver Says(Func<long, string, TaskSignal> signal, TwinId? unit = null) =>
        Do(new TellMission(unit ?? View.Unit ?? Drone, signal(NowMs, View.Task!.Id)), MissionActors.Unit);

    public MissionDriver Accepts() => Says((at, task) => new TaskAccepted(at, task));

    public MissionDriver Starts() => Says((at, task) => new TaskStarted(at, task));

    public MissionDriver Arrives() => Says((at, task) => new StopReached(at, task, 1));

    public MissionDriver Measures(double value) => Says((at, task) => new TaskMeasured(at, task, Hot.Metric, value));

    public MissionDriver Completes() => Says((at, task) => new TaskCompleted(at, task));

    /// <summary>As far along the usual way as asked.</summary>
    public MissionDriver To(MissionState state, ConfirmRule? confirm = null, MissionKind kind = MissionKind.Verify, MissionAim? aim = null)
    {
        Plan(kind, confirm: confirm, aim: aim);
        foreach (var step in new Action[]
            { () => Offer(), () => Accepts(), () => Wait(2).Starts(), () => Wait(60).Arrives(), () => Wait(45).Completes() })
        {
            if (View.State == state)
            {
                return this;
            }

            step();
        }

        return this;
    }

    public MissionDriver Do(MissionCommand command, string by, string? requestId = null, int? expectedVersion = null)
    {
        foreach (var happened in State.Decide(Id, new MissionRequest(command, by, requestId, expectedVersion), NowMs))
        {
            State = State.Evolve(happened);
            Events.Add(happened);
        }

        return this;
    }

    public MissionRefusedException Refused(MissionCommand command, string by, int? expectedVersion = null) =>
        Should.Throw<MissionRefusedException>(() => Do(command, by, expectedVersion: expectedVersion));
}
