using CityTwin.City;
using CityTwin.Mqtt;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Driving.Native;

/// <summary>
/// Speaks the city's own messages with the terminal of a team. A command is said again under the same id until it is
/// answered, a bounded number of times; what a terminal says under an older token than the newest it was told is not heard.
/// </summary>
internal sealed class NativeDriver(DriverSeat seat, NativeSettings settings, string? saved) : IUnitDriver
{
    /// <summary>Commands that wait for an answer; one more takes the oldest's place, which has failed then.</summary>
    public const int MaxOpen = 16;

    /// <summary>Tasks that were taken from it and are remembered.</summary>
    public const int MaxTaken = 8;

    /// <summary>Tasks whose end was told and is not told again.</summary>
    public const int MaxEnded = 8;

    private NativeMemory _memory = NativeMemory.Read(saved);

    public DriverOutput Do(UnitCommand command, long nowMs)
    {
        if (command.Fence < _memory.Fence)
        {
            throw new UnitRefusedException(UnitRefusal.Fenced,
                $"{seat.Unit.Name} ({seat.Id}): token {command.Fence} is older than {_memory.Fence}, under which it was last commanded.");
        }

        var (order, begins) = Order(command);
        var (messages, signals) = (new List<OutgoingMessage>(), new List<UnitSignal>());
        if (begins.Length > 0 && _memory.TaskId.Length > 0 && _memory.TaskId != begins)
        {
            // A team has one thing to do at a time: what it has is taken from it first.
            Say($"{command.CommandId}-before", Plain(command, UnitWords.CancelTask, _memory.TaskId), "", isAside: true);
        }

        // Who does not take a change goes on with what it has; only a task that never began is refused.
        var refusable = command is StartTask { Task.Revision: 0 } ? begins : "";
        Say(command.CommandId, order, refusable, isAside: command is CancelTask && _memory.TaskId.Length == 0);
        var ends = begins.Length > 0 ? _memory.TaskId != begins : command is CancelTask or ReturnHome;
        _memory = _memory with
        {
            Fence = command.Fence,
            TaskId = begins.Length > 0 ? begins : ends ? "" : _memory.TaskId,
            GoTos = command is GoTo ? [.. _memory.GoTos.TakeLast(MaxTaken - 1), begins] : _memory.GoTos,
            Ended = [.. _memory.Ended.Where(task => task != begins)],
            Taken = ends && _memory.TaskId.Length > 0 ? [.. _memory.Taken.TakeLast(MaxTaken - 1), _memory.TaskId] : _memory.Taken,
        };
        return Output(messages, signals);

        void Say(string commandId, UnitOrder what, string task, bool isAside)
        {
            var said = new UnansweredCommand(
                commandId, task, UnitOrderWriter.ToJson(what with { CommandId = commandId }), 1, nowMs + settings.AnswerWithinMs, isAside,
                command is CancelTask or ReturnHome ? _memory.TaskId : "");
            if (_memory.Open.Count >= MaxOpen)
            {
                signals.AddRange(GivenUp(_memory.Open[0], nowMs));
            }

            _memory = _memory with { Open = [.. _memory.Open.TakeLast(MaxOpen - 1), said] };
            messages.Add(Message(said));
        }
    }

    public DriverOutput Hear(UnitMessage message, long nowMs)
    {
        if (!DeviceTopic.TryParse(message.Topic, out var topic) || topic.Kind is not (TopicKind.Event or TopicKind.CommandReply))
        {
            return Output([], [Refused(message, nowMs, RefusalCodes.UnknownTopic.Wire, "$", "Terminals say event and reply.")]);
        }

        var signals = new List<UnitSignal>();
        if (topic.Kind == TopicKind.CommandReply)
        {
            Reply(message, topic.CommandId!, nowMs, signals);
        }
        else
        {
            Event(message, nowMs, signals);
        }

        return Output([], signals);
    }

    public DriverOutput Wait(long nowMs)
    {
        var (messages, signals, open) = (new List<OutgoingMessage>(), new List<UnitSignal>(), new List<UnansweredCommand>());
        foreach (var command in _memory.Open)
        {
            if (command.DueMs > nowMs)
            {
                open.Add(command);
            }
            else if (command.IsAside || command.Sends < settings.MaxSends)
            {
                messages.Add(Message(command));
                open.Add(command with { Sends = command.Sends + 1, DueMs = nowMs + PauseMs(command) });
            }
            else
            {
                signals.AddRange(GivenUp(command, nowMs));
                if (Undo(command, nowMs) is { } undo)
                {
                    messages.Add(Message(undo));
                    open.Add(undo);
                    Over(command.TaskId);
                }
            }
        }

        _memory = _memory with { Open = [.. open.TakeLast(MaxOpen)] };
        return Output(messages, signals);
    }

    /// <summary>
    /// What begins a task may have been heard all the same, and only its answers were lost; what ends one may not have been.
    /// Either way nobody wants the task any more.
    /// </summary>
    private UnansweredCommand? Undo(UnansweredCommand command, long nowMs)
    {
        if (command.TaskId.Length + command.Ends.Length == 0)
        {
            return null;
        }

        var cancel = Plain(
            new CancelTask($"{command.CommandId}-undo", _memory.Fence), UnitWords.CancelTask, command.TaskId.Length > 0 ? command.TaskId : command.Ends);
        return new UnansweredCommand(cancel.CommandId, "", UnitOrderWriter.ToJson(cancel), 1, nowMs + settings.AnswerWithinMs, IsAside: true);
    }

    /// <summary>That a task is over is said until it is heard, ever more rarely: nobody else would ever say it.</summary>
    private long PauseMs(UnansweredCommand command) => command.IsAside && command.Sends >= settings.MaxSends
        ? settings.AsideAgainMs : settings.AnswerWithinMs;

    public string Save() => _memory.Write();

    private (UnitOrder Order, string Begins) Order(UnitCommand command) => command switch
    {
        StartTask start => (new UnitOrder(
            start.CommandId, UnitWords.StartTask, start.Fence, start.Task.Id, start.Task.Mission.Value,
            WireName.Of(start.Task.Kind), Said(start.Task), [.. start.Task.Stops.Select(Stop)], start.Task.Revision), start.Task.Id),
        GoTo go => (new UnitOrder(
            go.CommandId, UnitWords.StartTask, go.Fence, go.CommandId, Kind: "go-to", Stops: [Stop(go.Stop, 0)]), go.CommandId),
        PauseTask => (Plain(command, UnitWords.PauseTask, _memory.TaskId), ""),
        ResumeTask => (Plain(command, UnitWords.ResumeTask, _memory.TaskId), ""),
        // Where none is known, the last that was taken from it: word of that may never have come.
        CancelTask => (Plain(command, UnitWords.CancelTask, _memory.TaskId.Length > 0 ? _memory.TaskId : _memory.Taken.LastOrDefault() ?? ""), ""),
        ReturnHome => (Plain(command, UnitWords.ReturnHome), ""),
        AskState => (Plain(command, UnitWords.AskState), ""),
        Speak speak => (Plain(command, UnitWords.Speak) with { Text = speak.Text }, ""),
        _ => throw new UnitRefusedException(UnitRefusal.Incapable,
            $"{seat.Unit.Name} ({seat.Id}) is people with a terminal: it knows no {command.GetType().Name}."),
    };

    private static UnitOrder Plain(UnitCommand command, string type, string taskId = "") =>
        new(command.CommandId, type, command.Fence, taskId.Length == 0 ? null : taskId);

    private static UnitOrderStop Stop(TaskStop stop, int number) => new(
        number, stop.Place.Longitude, stop.Place.Latitude, stop.Place.ElevationM,
        [.. stop.Path.Select(point => new[] { point.Longitude, point.Latitude })],
        stop.Actions.Where(action => action.Type == StopActionType.Wait).Sum(action => action.Seconds),
        [.. stop.Actions.Select(action => new UnitOrderAction(action.ActionId, WireName.Of(action.Type), action.Seconds, action.Text))]);

    private static string? Said(UnitTask task) =>
        task.Stops.SelectMany(stop => stop.Actions).Select(action => action.Text).FirstOrDefault(text => text.Length > 0);

    private void Reply(UnitMessage message, string commandId, long nowMs, List<UnitSignal> signals)
    {
        var (reply, refusal) = UnitReader.ReadReply(message.Payload);
        if (refusal is null && reply!.CommandId != commandId)
        {
            refusal = new Refusal(RefusalCodes.UnknownWord, "The reply names another command than its topic.", "$.commandId");
        }

        if (refusal is not null)
        {
            signals.Add(Refused(message, nowMs, refusal.Code.Wire, refusal.At, refusal.Reason));
            return;
        }

        var open = _memory.Open.FirstOrDefault(command => command.CommandId == commandId);
        Online(nowMs, signals);
        if (open is null)
        {
            return; // Answered before, or nobody waits any more.
        }

        _memory = _memory with { Open = [.. _memory.Open.Where(command => command.CommandId != commandId)] };
        if (open.IsAside)
        {
            return; // What it has not, cannot be taken from it: that is as good.
        }

        if (reply!.IsOk)
        {
            signals.Add(new CommandAnswered(nowMs, commandId));
            return;
        }

        signals.Add(new CommandFailed(nowMs, commandId, reply.Code, reply.Reason));
        if (open.TaskId.Length > 0)
        {
            signals.Add(new TaskRefused(nowMs, open.TaskId, reply.Code, reply.Reason));
            Over(open.TaskId);
        }
    }

    private void Event(UnitMessage message, long nowMs, List<UnitSignal> signals)
    {
        var (said, refusal) = UnitReader.ReadEvent(message.Payload);
        if (refusal is not null)
        {
            signals.Add(Refused(message, nowMs, refusal.Code.Wire, refusal.At, refusal.Reason));
            return;
        }

        Online(nowMs, signals);
        switch (said)
        {
            case UnitPositionEvent at:
                signals.Add(new UnitReported(
                    at.AtMs,
                    new UnitMotion(at.AtMs, new GeoPoint(at.Longitude, at.Latitude, seat.Unit.Home.ElevationM), at.HeadingDeg, at.SpeedMps, 0),
                    at.EnergyPercent, Control: UnitControl.Automatic));
                break;
            case UnitStatusEvent { Status: var status } duty:
                signals.Add(new UnitDutySaid(duty.AtMs, NativeWords.Status(status), duty.Crew));
                break;
            case UnitTaskEvent task when task.Fence < _memory.Fence && !_memory.Taken.Contains(task.TaskId):
                signals.Add(Refused(message, nowMs, "fence", "$.fence", $"It speaks under the token {task.Fence}; the newest is {_memory.Fence}."));
                break;
            case UnitTaskEvent task when NativeWords.Signal(task) is { } signal:
                if (!_memory.GoTos.Contains(task.TaskId))
                {
                    signals.Add(signal);
                }

                if (IsEnd(signal))
                {
                    Over(task.TaskId);
                }

                break;
        }
    }

    private void Over(string taskId)
    {
        if (_memory.TaskId == taskId)
        {
            _memory = _memory with { TaskId = "" };
        }
    }

    private void Online(long nowMs, List<UnitSignal> signals) =>
        signals.Add(new UnitLinkChanged(nowMs, UnitLink.Online, "its terminal speaks"));

    private static IEnumerable<UnitSignal> GivenUp(UnansweredCommand command, long nowMs)
    {
        const string reason = "The terminal did not answer.";
        if (command.IsAside)
        {
            yield break;
        }

        yield return new CommandFailed(nowMs, command.CommandId, "no-answer", reason);
        if (command.TaskId.Length > 0)
        {
            yield return new TaskRefused(nowMs, command.TaskId, "no-answer", reason);
        }
    }

    private static UnitMessageRefused Refused(UnitMessage message, long nowMs, string code, string at, string reason) =>
        new(nowMs, message.Topic, code, at, reason);

    private OutgoingMessage Message(UnansweredCommand command) => new(
        seat.Gateway, DeviceTopic.Command(seat.Gateway, command.CommandId), command.Payload, AtLeastOnce: true);

    private DriverOutput Output(IReadOnlyList<OutgoingMessage> messages, IReadOnlyList<UnitSignal> signals) => new(
        messages, [.. signals.Where(IsNews)], _memory.Open.Count == 0 ? null : _memory.Open.Min(command => command.DueMs));

    /// <summary>A task ends once: who did not answer in time may have done it all the same and say so afterwards.</summary>
    private bool IsNews(UnitSignal signal)
    {
        if (!IsEnd(signal))
        {
            return true;
        }

        var task = ((TaskSignal)signal).TaskId;
        if (_memory.Ended.Contains(task))
        {
            return false;
        }

        _memory = _memory with { Ended = [.. _memory.Ended.TakeLast(MaxEnded - 1), task] };
        return true;
    }

    private static bool IsEnd(UnitSignal signal) => signal is TaskCompleted or TaskFailed or TaskCancelled or TaskRefused;
}
