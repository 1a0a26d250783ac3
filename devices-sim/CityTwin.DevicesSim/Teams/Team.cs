using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Teams;

/// <summary>People with a task, or without: they look at it, set out, arrive, work, and say so on their terminal.</summary>
internal sealed class Team
{
    private const double StepS = 1;

    private readonly TeamHabits _habits;
    private readonly List<TeamReport> _reports = [];
    private TeamTask? _task;
    private UnitFault<TeamFaultKind>? _fault;
    private double _restsS;
    private bool _goesHome;

    public Team(TeamModel model, ulong seed)
    {
        Model = model;
        _habits = new TeamHabits(Noise.Seed(seed, "team"));
        Walk = new TeamWalk(model, _habits);
    }

    public TeamModel Model { get; }

    public TeamWalk Walk { get; }

    public TeamStatus Status { get; private set; } = TeamStatus.Available;

    public bool IsMoving => Walk.SpeedMps > 0;

    public bool HasTask => _task is not null;

    /// <summary>What they were last told to say, or to hear.</summary>
    public string Note { get; private set; } = "";

    public TeamReply Take(TeamCommand command) => command.Type switch
    {
        TeamCommand.StartTask => Start(command),
        TeamCommand.PauseTask => With(command, task => task.Pause()),
        TeamCommand.ResumeTask => With(command, task => task.Resume()),
        TeamCommand.CancelTask => With(command, task => End(task, "cancelled")),
        TeamCommand.ReturnHome => GoHome(),
        TeamCommand.Speak => Hear(command.Text),
        TeamCommand.AskState => TeamReply.Ok,
        _ => new TeamReply("unknown-type", $"'{command.Type}' is no command that this terminal knows."),
    };

    /// <returns>What has happened since.</returns>
    public IReadOnlyList<TeamReport> Step(double seconds, double worldS, UnitFault<TeamFaultKind>? fault)
    {
        _fault = fault;
        for (var left = seconds; left > 0; left -= StepS)
        {
            Once(Math.Min(left, StepS), worldS - left + Math.Min(left, StepS));
        }

        var said = _reports.ToList();
        _reports.Clear();
        return said;
    }

    private TeamReply Start(TeamCommand command)
    {
        if (_task is { } other && other.TaskId != command.TaskId)
        {
            return new TeamReply("busy", $"The team has task {other.TaskId}; cancel it first.");
        }

        if (_task is { } same)
        {
            same.Change(command, Walk);
            return TeamReply.Ok;
        }

        if (Status == TeamStatus.OffDuty)
        {
            return new TeamReply("off-duty", "The team's shift is over.");
        }

        if (command.TaskId.Length == 0 || command.Stops.Count == 0)
        {
            return new TeamReply("malformed", "A task has a taskId and one stop or more.");
        }

        _task = new TeamTask(command, _habits, Status == TeamStatus.Resting, Report);
        (_goesHome, _restsS) = (false, 0);
        Walk.Forget();
        return TeamReply.Ok;
    }

    private TeamReply With(TeamCommand command, Action<TeamTask> act)
    {
        if (_task is not { } task || task.TaskId != command.TaskId)
        {
            return new TeamReply("no-such-task", $"The team does not have task '{command.TaskId}'.");
        }

        act(task);
        return TeamReply.Ok;
    }

    private TeamReply GoHome()
    {
        if (_task is { } task)
        {
            End(task, "cancelled");
        }

        _goesHome = true;
        Walk.SetOut([], Model.Home);
        return TeamReply.Ok;
    }

    private TeamReply Hear(string text)
    {
        Note = text;
        return TeamReply.Ok;
    }

    private void Once(double dtS, double worldS)
    {
        if (_task is { } task)
        {
            Follow(task, dtS, worldS);
        }
        else if (_goesHome)
        {
            Walk.Advance(dtS, worldS);
            _goesHome = !Walk.HasArrived;
        }
        else
        {
            Walk.Stand();
        }

        if (Walk.IsHome)
        {
            Walk.Refill();
        }

        _restsS = Math.Max(0, _restsS - dtS);
        Status = Look(worldS);
    }

    private TeamStatus Look(double worldS)
    {
        if (_task is not null)
        {
            return TeamStatus.Busy;
        }

        if (!Model.IsOnDuty(worldS))
        {
            return TeamStatus.OffDuty;
        }

        return _restsS > 0 ? TeamStatus.Resting : TeamStatus.Available;
    }

    private void Follow(TeamTask task, double dtS, double worldS)
    {
        switch (_fault?.Kind)
        {
            case TeamFaultKind.Refuses when !task.IsAccepted:
                End(task, "refused", "declined", "The team is needed elsewhere.");
                return;
            case TeamFaultKind.DoesNotAnswer when !task.IsAccepted:
                return;
            case TeamFaultKind.BreaksDown when task.IsAccepted:
                End(task, "failed", "breakdown", Model.HasVehicle ? "The vehicle has broken down." : "Somebody is hurt.");
                return;
            case TeamFaultKind.HeldUp:
                Walk.Stand();
                return;
        }

        if (task.Step(dtS, worldS, Walk))
        {
            End(task, "completed");
        }
    }

    private void End(TeamTask task, string how, string code = "", string reason = "")
    {
        Report(new TeamReport(task.TaskId, task.Fence, how, Code: code, Reason: reason));
        (_task, _restsS) = (null, task.IsAccepted ? _habits.RestS() : 0);
        Walk.Forget();
        Walk.Stand();
    }

    private void Report(TeamReport report) => _reports.Add(report);
}
