namespace CityTwin.DevicesSim.Teams;

/// <summary>A task in a team's hands: read, accepted, set out for, and done stop by stop.</summary>
internal sealed class TeamTask(TeamCommand command, TeamHabits habits, bool isResting, Action<TeamReport> report)
{
    private readonly IReadOnlyList<TeamStop> _stops = command.Stops;
    private double _waitS = habits.AnswerS(isResting);
    private TeamTaskPhase _phase = TeamTaskPhase.Read;
    private bool _isPaused;
    private int _stop;
    private int _action;

    public string TaskId => command.TaskId;

    public long Fence => command.Fence;

    public bool IsAccepted => _phase != TeamTaskPhase.Read;

    private TeamStop Stop => _stops[_stop];

    public void Pause()
    {
        if (!_isPaused)
        {
            _isPaused = true;
            Tell("paused");
        }
    }

    public void Resume()
    {
        if (_isPaused)
        {
            _isPaused = false;
            Tell("resumed");
        }
    }

    /// <returns>Whether it is done.</returns>
    public bool Step(double dtS, double worldS, TeamWalk walk)
    {
        if (_isPaused)
        {
            walk.Stand();
            return false;
        }

        if (_phase == TeamTaskPhase.Travel)
        {
            Travel(dtS, worldS, walk);
            return false;
        }

        _waitS -= dtS;
        return _waitS <= 0 && Next(walk);
    }

    private bool Next(TeamWalk walk)
    {
        switch (_phase)
        {
            case TeamTaskPhase.Read:
                Tell("accepted");
                (_phase, _waitS) = (TeamTaskPhase.SetOut, habits.SetOutS());
                return false;
            case TeamTaskPhase.SetOut:
                Tell("started");
                Leave(walk);
                return false;
            case TeamTaskPhase.Work:
                report(new TeamReport(TaskId, Fence, "action-finished", Stop.Number, Stop.Actions[_action].ActionId));
                _action++;
                Work();
                return false;
            default:
                return !LeaveForNext(walk);
        }
    }

    private void Leave(TeamWalk walk)
    {
        walk.SetOut(Stop.Path, Stop.At);
        _phase = TeamTaskPhase.Travel;
    }

    private bool LeaveForNext(TeamWalk walk)
    {
        if (_stop + 1 >= _stops.Count)
        {
            return false;
        }

        (_stop, _action) = (_stop + 1, 0);
        Leave(walk);
        return true;
    }

    private void Travel(double dtS, double worldS, TeamWalk walk)
    {
        walk.Advance(dtS, worldS);
        if (walk.HasArrived)
        {
            walk.Stand();
            report(new TeamReport(TaskId, Fence, "stop-reached", Stop.Number));
            Work();
        }
    }

    /// <summary>The next action, or the time that is to be spent there.</summary>
    private void Work() => (_phase, _waitS) = _action < Stop.Actions.Count
        ? (TeamTaskPhase.Work, habits.WorkS(Stop.Actions[_action].Seconds))
        : (TeamTaskPhase.Hold, Stop.HoldSeconds);

    private void Tell(string what) => report(new TeamReport(TaskId, Fence, what));
}
