using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Robots.Trouble;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>What fleet control wants at once, beside any order.</summary>
internal sealed class InstantActions
{
    /// <summary>States kept until they are cleared; the oldest that have ended make room.</summary>
    public const int MaxStates = 64;

    private readonly RobotMachine _robot;
    private readonly Dictionary<string, Action<ActionRun, long>> _standard;
    private readonly List<ActionRun> _runs = [];

    public InstantActions(RobotMachine robot)
    {
        _robot = robot;
        _standard = new(StringComparer.Ordinal)
        {
            ["cancelOrder"] = Cancel,
            ["startPause"] = (run, _) => robot.Control.Pause(run),
            ["stopPause"] = (run, _) => Done(run, robot.Control.Unpause),
            ["stateRequest"] = (run, _) => Done(run, () => WantsState = true),
            ["factsheetRequest"] = (run, _) => Done(run, () => WantsFactsheet = true),
            ["logReport"] = (run, _) => run.Finish($"log-{run.Action.ActionId}"),
            [robot.Model.Identity.IsV3 ? "initializePosition" : "initPosition"] = Initialize,
        };
        if (robot.Model.Identity.IsV3)
        {
            AddThose30Brought();
        }
    }

    public IReadOnlyList<ActionRun> Runs => _runs;

    /// <summary>The names of those that every robot of its version takes.</summary>
    public IEnumerable<string> Standard => _standard.Keys;

    public bool WantsState { get; set; }

    public bool WantsFactsheet { get; set; }

    public void Take(OrderedAction action, long nowMs)
    {
        if (_runs.Exists(run => run.Action.ActionId == action.ActionId)
            || (_robot.Control.IsHibernating && action.ActionType != "stopHibernation"))
        {
            return;
        }

        var run = new ActionRun(action, _robot.Model.Skills.Find(action.ActionType, ActionScopes.Instant));
        Keep(run, nowMs);
        if (!MayBeTaken(action))
        {
            Refuse(run, $"In mode {_robot.Control.Mode} no {action.ActionType} is taken.", "Wait until the robot is in AUTOMATIC.", nowMs);
            return;
        }

        if (_standard.TryGetValue(action.ActionType, out var act))
        {
            _robot.Troubles.End(TroubleUntil.InstantAction);
            run.Start();
            act(run, nowMs);
        }
        else if (run.Skill is not null)
        {
            _robot.Troubles.End(TroubleUntil.InstantAction);
            run.Start();
        }
        else
        {
            Refuse(run, $"The robot cannot do {action.ActionType} at once.", "Its factsheet has what it can.", nowMs);
        }
    }

    /// <returns>Those whose work is done.</returns>
    public IReadOnlyList<ActionRun> Step(double dtS) => [.. _runs.Where(run => run.Skill is not null && run.Work(dtS))];

    /// <summary>In 2.x they stand among the order's, and go with the next order.</summary>
    public void ForgetWithOrder()
    {
        if (!_robot.Model.Identity.IsV3)
        {
            _runs.RemoveAll(run => run.HasEnded);
        }
    }

    /// <summary>While somebody intervenes only an order may be cancelled; in the other modes nothing is fleet control's.</summary>
    private bool MayBeTaken(OrderedAction action) => _robot.Control.Mode switch
    {
        OperatingMode.Automatic or OperatingMode.SemiAutomatic => true,
        OperatingMode.Intervened => action.ActionType == "cancelOrder",
        _ => action.ActionType is "stateRequest" or "factsheetRequest",
    };

    private void AddThose30Brought()
    {
        _standard["clearInstantActions"] = (run, _) => Done(run, () => _runs.RemoveAll(other => other.HasEnded));
        _standard["clearZoneActions"] = (run, _) => Done(run, _robot.ZoneActions.Clear);
        _standard["retry"] = (run, _) => End(run, Named(run)?.Retry() == true, "No such action can be tried again.");
        _standard["skipRetry"] = (run, _) => End(run, Skip(Named(run)), "No such action can be tried again.");
        _standard["trigger"] = Trigger;
        _standard["enableZoneSet"] = (run, _) =>
            End(run, _robot.Zones.Enable(run.Action.Text("zoneSetId") ?? ""), "The robot has no such zone set.");
        _standard["deleteZoneSet"] = (run, _) =>
            End(run, _robot.Zones.Delete(run.Action.Text("zoneSetId") ?? ""), "The robot has no such zone set, or uses it.");
        _standard["startHibernation"] = (run, _) => _robot.Control.Sleep(run);
        _standard["stopHibernation"] = (run, _) => Done(run, _robot.Control.Wake);
    }

    private void Keep(ActionRun run, long nowMs)
    {
        if (_runs.Count >= MaxStates)
        {
            _robot.Troubles.Report(RobotTrouble.Of(TroubleKind.InstantActionStatesFull,
                $"There are {MaxStates} states of instant actions.", "Send clearInstantActions."), nowMs);
            var oldest = _runs.FindIndex(old => old.HasEnded);
            _runs.RemoveAt(Math.Max(0, oldest));
        }

        _runs.Add(run);
    }

    private void Refuse(ActionRun run, string why, string hint, long nowMs)
    {
        run.Fail(why);
        _robot.Troubles.Report(RobotTrouble.Of(TroubleKind.InvalidInstantAction, why, hint,
            ("topic", "instantActions"), ("actionId", run.Action.ActionId), ("actionType", run.Action.ActionType)), nowMs);
    }

    private void Cancel(ActionRun run, long nowMs)
    {
        var wanted = run.Action.Text("orderId");
        if ((wanted is not null && wanted != _robot.Board.OrderId) || !_robot.Control.Cancel(run))
        {
            run.Fail("There is no such order to cancel.");
            _robot.Troubles.Report(RobotTrouble.Of(TroubleKind.NoOrderToCancel,
                wanted is null ? "The robot has no order." : $"The robot does not have order {wanted}.", "Nothing need be done.",
                ("topic", "instantActions"), ("actionId", run.Action.ActionId)), nowMs);
        }
    }

    private void Initialize(ActionRun run, long nowMs)
    {
        var (action, isIdle) = (run.Action, _robot.Board.IsIdle);
        if (!isIdle || action.Number("x") is not { } x || action.Number("y") is not { } y || action.Text("mapId") != UtmGrid.MapId)
        {
            Refuse(run, isIdle ? $"x, y and the mapId {UtmGrid.MapId} are needed." : "The robot has an order.",
                "Send it to an idle robot with x, y, theta, mapId and lastNodeId.", nowMs);
            return;
        }

        _robot.Drive.Place(new PlanePoint(x, y), action.Number("theta") ?? _robot.Drive.Heading);
        _robot.SetLastNode(action.Text("lastNodeId") ?? "");
        run.Finish("");
    }

    private void Trigger(ActionRun run, long nowMs)
    {
        foreach (var waiting in _robot.Board.Actions.Where(other => other.Action.ActionType == "waitForTrigger" && other.IsUnderWay))
        {
            waiting.Finish("");
        }

        run.Finish("");
    }

    private ActionRun? Named(ActionRun run) => run.Action.Text("actionId") is { } id
        ? _robot.Board.Find(id) ?? _robot.ZoneActions.Runs.FirstOrDefault(other => other.Action.ActionId == id)
        : null;

    private static bool Skip(ActionRun? run)
    {
        if (run?.Status != ActionStatus.Retriable)
        {
            return false;
        }

        run.Fail("It was skipped.");
        return true;
    }

    private static void Done(ActionRun run, Action act)
    {
        act();
        run.Finish("");
    }

    private static void End(ActionRun run, bool isDone, string otherwise)
    {
        if (isDone)
        {
            run.Finish("");
        }
        else
        {
            run.Fail(otherwise);
        }
    }
}
