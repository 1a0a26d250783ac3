using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Trouble;

namespace CityTwin.DevicesSim.Robots;

/// <summary>Who is in control, and what holds a robot back: operating mode, pause, emergency stop, cancellation, hibernation.</summary>
internal sealed class RobotControl(RobotMachine robot)
{
    private readonly List<ActionRun> _pausing = [];
    private OperatingMode? _comingMode;
    private ActionRun? _cancelling;
    private ActionRun? _sleeping;

    public OperatingMode Mode { get; private set; } = OperatingMode.Automatic;

    public EmergencyStop Stop { get; private set; }

    public bool IsPaused { get; private set; }

    public bool IsHibernating { get; private set; }

    /// <summary>While it clears its order for another mode it takes none either.</summary>
    public bool AllowsOrders => _comingMode is null && Mode is OperatingMode.Automatic or OperatingMode.SemiAutomatic or OperatingMode.Intervened;

    public bool AllowsDriving => MayStartActions && !IsPaused && _pausing.Count == 0;

    public bool MayAskForZones => Mode is OperatingMode.Automatic or OperatingMode.SemiAutomatic && _comingMode is null;

    public bool MayStartActions => MayAskForZones && _cancelling is null && _sleeping is null && Stop == EmergencyStop.None && !IsHibernating;

    /// <summary>2.1's schema knows no paused action: there they wait as they are.</summary>
    public bool ActionsStandStill => Stop != EmergencyStop.None;

    public double DecelerationMps2 =>
        Stop == EmergencyStop.None ? robot.Model.DecelerationMps2 : robot.Model.EmergencyDecelerationMps2;

    private IEnumerable<ActionRun> AllActions => robot.Board.Actions.Concat(robot.ZoneActions.Runs);

    /// <summary>Somebody turns the key on the robot.</summary>
    public void Switch(OperatingMode mode)
    {
        if (mode is OperatingMode.Automatic or OperatingMode.SemiAutomatic or OperatingMode.Intervened)
        {
            (_comingMode, Mode) = (null, mode);
            if (mode == OperatingMode.Intervened)
            {
                robot.Zones.Requests.Forget();
                PauseActions();
            }
            else
            {
                robot.Troubles.End(TroubleUntil.ModeAllowsOrders);
                ResumeActions();
            }

            return;
        }

        _comingMode = mode;
        CancelActions($"The robot was switched to {mode}.");
    }

    public void Press(EmergencyStop stop)
    {
        Stop = stop;
        if (stop == EmergencyStop.None)
        {
            ResumeActions();
        }
        else
        {
            PauseActions();
        }
    }

    public void Pause(ActionRun asked)
    {
        _pausing.Add(asked);
        PauseActions();
    }

    public void Unpause()
    {
        _pausing.ForEach(asked => asked.Fail("The pause was ended."));
        _pausing.Clear();
        IsPaused = false;
        ResumeActions();
    }

    /// <returns>False when there is nothing to cancel.</returns>
    public bool Cancel(ActionRun asked)
    {
        if (robot.Board.IsIdle || _cancelling is not null || _comingMode is not null)
        {
            return false;
        }

        _cancelling = asked;
        robot.Board.CancelActions("The order was cancelled.");
        return true;
    }

    public void Sleep(ActionRun asked)
    {
        if (_sleeping is not null)
        {
            asked.Fail("The robot is about to hibernate.");
            return;
        }

        _sleeping = asked;
        robot.Board.CancelActions("The robot hibernates.");
    }

    public void Wake() => IsHibernating = false;

    /// <summary>What had to wait until everything stands.</summary>
    public void Settle()
    {
        var isStill = robot.Drive.IsStanding && robot.Board.Actions.All(run => run.HasEnded);
        if (_pausing.Count > 0 && robot.Drive.IsStanding)
        {
            _pausing.ForEach(asked => asked.Finish(""));
            _pausing.Clear();
            IsPaused = true;
        }

        if (_cancelling is not null && isStill)
        {
            robot.ClearOrder();
            _cancelling.Finish("");
            _cancelling = null;
        }

        if (_sleeping is not null && isStill)
        {
            robot.ClearOrder();
            _sleeping.Finish("");
            (_sleeping, IsHibernating) = (null, true);
        }

        if (_comingMode is { } mode && isStill)
        {
            Arrive(mode);
        }

        ForgetNodeLeftByHand();
    }

    private void Arrive(OperatingMode mode)
    {
        robot.ClearOrder();
        (Mode, _comingMode) = (mode, null);
        if (mode != OperatingMode.Manual)
        {
            robot.SetLastNode("");
        }
    }

    private void ForgetNodeLeftByHand()
    {
        if (Mode == OperatingMode.Manual && robot.LastNodeId.Length > 0 && robot.Mishaps.HandHeading is not null)
        {
            robot.SetLastNode("");
        }
    }

    private void CancelActions(string why)
    {
        robot.Board.CancelActions(why);
        robot.ZoneActions.CancelAll(why);
    }

    private void PauseActions()
    {
        if (!robot.Model.Identity.IsV3)
        {
            return;
        }

        foreach (var run in AllActions)
        {
            run.Pause();
        }
    }

    private void ResumeActions()
    {
        if (IsPaused || _pausing.Count > 0 || Stop != EmergencyStop.None || Mode == OperatingMode.Intervened)
        {
            return;
        }

        foreach (var run in AllActions)
        {
            run.Resume();
        }
    }
}
