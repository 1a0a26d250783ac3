using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>An action on its way from waiting to its end.</summary>
internal sealed class ActionRun(OrderedAction action, Skill? skill)
{
    private double _prepareS = skill?.PrepareS ?? 0;
    private double? _leftS = skill?.Seconds(action);
    private ActionStatus _before = ActionStatus.Waiting;

    public OrderedAction Action => action;

    public Skill? Skill => skill;

    public ActionStatus Status { get; private set; } = ActionStatus.Waiting;

    public string Result { get; private set; } = "";

    public bool HasEnded => Status is ActionStatus.Finished or ActionStatus.Failed;

    public bool IsUnderWay => Status is ActionStatus.Initializing or ActionStatus.Running;

    public void Start()
    {
        if (Status == ActionStatus.Waiting)
        {
            Status = _prepareS > 0 ? ActionStatus.Initializing : ActionStatus.Running;
        }
    }

    /// <summary>Time goes on for it.</summary>
    /// <returns>Whether its work is done, so that somebody must say how it went.</returns>
    public bool Work(double dtS)
    {
        if (Status == ActionStatus.Initializing)
        {
            _prepareS -= dtS;
            Status = _prepareS > 0 ? ActionStatus.Initializing : ActionStatus.Running;
            return false;
        }

        if (Status != ActionStatus.Running || _leftS is null)
        {
            return false;
        }

        _leftS -= dtS;
        return _leftS <= 0;
    }

    public void Pause()
    {
        if (IsUnderWay && skill?.CanPause == true)
        {
            (_before, Status) = (Status, ActionStatus.Paused);
        }
    }

    public void Resume()
    {
        if (Status == ActionStatus.Paused)
        {
            Status = _before;
        }
    }

    public void Finish(string result)
    {
        if (!HasEnded)
        {
            (Status, Result) = (ActionStatus.Finished, result);
        }
    }

    public void Fail(string why)
    {
        if (!HasEnded)
        {
            (Status, Result) = (ActionStatus.Failed, why);
        }
    }

    /// <summary>It did not work out, and may be tried again.</summary>
    public void Hesitate(string why)
    {
        if (Status == ActionStatus.Running)
        {
            (Status, Result) = (ActionStatus.Retriable, why);
        }
    }

    /// <summary>From the beginning.</summary>
    public bool Retry()
    {
        if (Status != ActionStatus.Retriable)
        {
            return false;
        }

        (Status, Result, _leftS) = (ActionStatus.Running, "", skill?.Seconds(action));
        return true;
    }

    /// <summary>The order is gone. What is under way and cannot be cancelled goes on to its end.</summary>
    public void Cancel(string why)
    {
        if (IsUnderWay && skill?.CanCancel == false)
        {
            return;
        }

        Fail(why);
    }
}
