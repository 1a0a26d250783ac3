namespace CityTwin.DevicesSim.Teams;

/// <summary>A task in a team's hands: read, accepted, set out for, and done stop by stop.</summary>
internal sealed class TeamTask(TeamCommand command, TeamHabits habits, bool isResting, Action<TeamReport> report)
{
    private TeamCommand _command = command;
    private double _waitS = habits.AnswerS(isResting);
    private TeamTaskPhase _phase = TeamTaskPhase.Read;
    private bool _isPaused;
    private int _stop;
    private int _action;
    private double _workedS;

    public string TaskId => _command.TaskId;

    public long Fence => _command.Fence;

    public bool IsAccepted => _phase != TeamTaskPhase.Read;

    private IReadOnlyList<TeamStop> Stops => _command.Stops;

    private TeamStop Stop => Stops[_stop];

    /// <summary>The same task under a newer lease, or with other stops ahead; what was reached and done is behind it.</summary>
    public void Change(TeamCommand to, TeamWalk walk)
    {
        if (to.Revision <= _command.Revision || to.Stops.Count == 0)
        {
            _command = _command with { Fence = to.Fence };
            return;
        }

        _command = to;
        var stop = Math.Min(_stop, Stops.Count - 1);
        (_action, _stop) = (stop == _stop ? Math.Min(_action, Stops[stop].Actions.Count) : Stops[stop].Actions.Count, stop);
        if (_phase == TeamTaskPhase.Travel)
        {
            Leave(walk);
        }
        else if (_phase == TeamTaskPhase.Hold || (_phase == TeamTaskPhase.Work && _action >= Stop.Actions.Count))
        {
            Work();
        }

        if (IsAccepted)
        {
            Tell("accepted");
        }
    }

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
        _workedS += dtS;
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
        if (_stop + 1 >= Stops.Count)
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
            _workedS = 0;
            Work();
        }
    }

    /// <summary>The next action, or the time that is to be spent there.</summary>
    private void Work() => (_phase, _waitS) = _action < Stop.Actions.Count
        ? (TeamTaskPhase.Work, habits.WorkS(Stop.Actions[_action].Seconds))
        : (TeamTaskPhase.Hold, Stop.HoldSeconds - _workedS);

    private void Tell(string what) => report(new TeamReport(TaskId, Fence, what));
}
