using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Units;
using Sim = CityTwin.DevicesSim.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>
/// A simulated unit on one side of a line and the drivers of the city on the other, on one clock that the test moves. The first
/// driver is the unit's that is commanded; the other, if there is one, its dock's. What the unit's driver understands is folded into
/// the state that a centre sees, as its grain does.
/// </summary>
internal sealed class Meeting
{
    private const int TickMs = 200;

    private readonly IReadOnlyList<Seat> _seats;
    private readonly IUnitDriverMaker _maker;
    private readonly Line<OutgoingMessage> _down;
    private readonly Line<Sim.UnitMessage> _up;
    private readonly List<Sim.UnitMessage> _kept = [];
    private readonly UnitTimes _times;
    private long _stepAtMs;
    private bool _wasSilent;
    private int _commands;

    public Meeting(Sim.ISimulatedUnit unit, IUnitDriverMaker maker, IReadOnlyList<DriverSeat> seats, LineWeather? weather = null, int seed = 1)
    {
        (Unit, _maker) = (unit, maker);
        _seats = [.. seats.Select(seat => new Seat(maker, seat))];
        State = UnitState.New(seats[0].Unit);
        _times = UnitTimes.Of(new DispatchTimes(), seats[0].Unit.Protocol);
        (_down, _up) = (new Line<OutgoingMessage>(seed), new Line<Sim.UnitMessage>(seed + 1));
        Weather = weather ?? LineWeather.Fair;
    }

    public Sim.ISimulatedUnit Unit { get; }

    public UnitState State { get; private set; }

    public UnitType Type => _seats[0].Of.Type;

    public long NowMs { get; private set; } = 1_773_100_800_000;

    /// <summary>The signals of the commanded unit.</summary>
    public List<UnitSignal> Signals { get; } = [];

    public List<UnitSignal> DockSignals { get; } = [];

    public List<OutgoingMessage> Sent { get; } = [];

    public List<Sim.UnitMessage> Heard { get; } = [];

    public bool IsUp { get; private set; }

    public LineWeather Weather
    {
        set => (_down.Weather, _up.Weather) = (value, value);
    }

    /// <summary>Whether a silo gives way to another with every message.</summary>
    public bool MovesAlways { get; set; }

    public string Memory => _seats[0].Driver.Save();

    private Sim.UnitMoment Now => new(NowMs, NowMs / 1000.0);

    public IEnumerable<T> All<T>() => Signals.OfType<T>();

    public IEnumerable<T> Of<T>(string task) where T : TaskSignal => All<T>().Where(signal => signal.TaskId == task);

    /// <summary>How a task ended, as often as it was said.</summary>
    public IReadOnlyList<TaskSignal> EndsOf(string task) =>
        [.. Of<TaskSignal>(task).Where(signal => signal is TaskCompleted or TaskFailed or TaskCancelled or TaskRefused)];

    public Meeting Connect()
    {
        IsUp = true;
        foreach (var message in _kept)
        {
            _up.Send(message, message.MustArrive, NowMs);
        }

        _kept.Clear();
        Say(Unit.Connected(Now));
        return this;
    }

    /// <summary>
    /// Without a goodbye: its broker says its last will. What the unit said at least once and has no receipt for it says again;
    /// the city's drivers have that to do themselves.
    /// </summary>
    public Meeting Break(bool isNoticed = true)
    {
        IsUp = false;
        _down.Break();
        _kept.AddRange(_up.Break());
        if (isNoticed && Unit.LastWill(Now) is { } will)
        {
            _up.Send(will, mustArrive: true, NowMs);
        }

        return this;
    }

    public string Do(Func<string, UnitCommand> make)
    {
        var command = make($"c{++_commands}");
        State.Judge(Type, command, NowMs);
        var output = _seats[0].Driver.Do(command, NowMs);
        State = command is StartTask start ? State.Begin(start.Task, NowMs) : State;
        After(_seats[0], output);
        return command.CommandId;
    }

    /// <summary>A lease for a mission, or for a person who takes the unit over.</summary>
    public long Lease(string holder, bool isPerson = false)
    {
        if (State is { Task: null, Lease: { } over } && MissionId.TryParse(over.Holder, out _))
        {
            State = State.Return(over.Fence); // As a mission does whose task has ended.
        }

        State = State.Lend(Type, holder, isPerson, UnitLeasing.MaxLeaseMs, NowMs);
        EndStray();
        return State.Lease!.Fence;
    }

    public UnitTask Start(UnitTask task)
    {
        var fence = Lease(task.Mission.Value);
        Do(id => new StartTask(id, fence, task));
        return task;
    }

    /// <summary>Not judged before: what a silo says that has not heard of the newest lease.</summary>
    public void DoUnjudged(UnitCommand command) => After(_seats[0], _seats[0].Driver.Do(command, NowMs));

    /// <summary>A silo that was given up and does not know it says something from what it remembers.</summary>
    public void SayAsBefore(string memory, UnitCommand command)
    {
        foreach (var message in _maker.Make(_seats[0].Of, memory).Do(command, NowMs).Messages)
        {
            _down.Send(message, message.AtLeastOnce, NowMs);
        }
    }

    /// <summary>Another silo goes on from what this one saved; nothing may be lost by it.</summary>
    public Meeting Move()
    {
        foreach (var seat in _seats)
        {
            seat.Move(NowMs);
        }

        return this;
    }

    public Meeting Run(double seconds)
    {
        for (var until = NowMs + (long)(seconds * 1000); NowMs < until;)
        {
            Tick();
        }

        return this;
    }

    /// <summary>Until something is so; what does not come to that fails the test.</summary>
    public Meeting Until(Func<bool> isSo, double withinS = 1_800)
    {
        for (var until = NowMs + (long)(withinS * 1000); !isSo();)
        {
            (NowMs < until).ShouldBeTrue($"it did not come to that in {withinS} s; {Story()}");
            Tick();
        }

        return this;
    }

    public string Story() => string.Join("\n", Signals.Where(signal => signal is not UnitReported).TakeLast(25).Select(signal => signal.ToString()))
        + "\nsent: " + string.Join("\n", Sent.TakeLast(4).Select(message => $"{message.Topic} {System.Text.Encoding.UTF8.GetString(message.Payload)}"))
        + "\nheard: " + string.Join("\n", Heard.TakeLast(4).Select(message => $"{message.Topic} {System.Text.Encoding.UTF8.GetString(message.Payload)}"));

    private void Tick()
    {
        NowMs += TickMs;
        while (IsUp && _down.TryTake(NowMs, out var said))
        {
            Say(Unit.Hear(said.Topic, said.Payload, Now));
        }

        if (NowMs >= _stepAtMs)
        {
            Say(Unit.Step(Now));
            _stepAtMs = NowMs + (long)Unit.Pace.TotalMilliseconds;
        }

        if (Unit.IsSilent && IsUp)
        {
            Break();
        }
        else if (!IsUp && _wasSilent && !Unit.IsSilent)
        {
            Connect();
        }

        _wasSilent = Unit.IsSilent;
        while (_up.TryTake(NowMs, out var heard))
        {
            Hear(heard);
        }

        foreach (var seat in _seats.Where(seat => seat.WaitAtMs <= NowMs))
        {
            After(seat, seat.Driver.Wait(NowMs));
        }

        (State, _) = State.Look(_times, NowMs);
    }

    private void Say(IReadOnlyList<Sim.UnitMessage> messages)
    {
        foreach (var message in messages)
        {
            if (IsUp)
            {
                _up.Send(message, message.MustArrive, NowMs);
            }
            else if (message.MustArrive)
            {
                _kept.Add(message);
            }
        }
    }

    private void Hear(Sim.UnitMessage message)
    {
        Heard.Add(message);
        foreach (var seat in _seats.Where(seat => IsFor(seat, message.Topic)))
        {
            State = seat == _seats[0] ? State.Heard(NowMs) : State;
            After(seat, seat.Driver.Hear(new UnitMessage(Unit.DeviceId, message.Topic, message.Payload, NowMs), NowMs));
        }

        EndStray();
    }

    /// <summary>What a dock says under its own number reaches its aircraft, too; what it says under the aircraft's only that.</summary>
    private bool IsFor(Seat seat, string topic) =>
        _seats.Count == 1 || seat == _seats[0] || !topic.Contains($"/{_seats[0].Of.Unit.DeviceId}/", StringComparison.Ordinal);

    private void After(Seat seat, DriverOutput output)
    {
        seat.WaitAtMs = output.WaitAtMs;
        (seat == _seats[0] ? Signals : DockSignals).AddRange(output.Signals);
        if (seat == _seats[0])
        {
            foreach (var signal in output.Signals)
            {
                (State, _) = State.Observe(signal, NowMs);
            }

            State = State with { Untold = [] };
        }

        foreach (var message in output.Messages)
        {
            message.DeviceId.ShouldBe(Unit.DeviceId);
            Sent.Add(message);
            if (IsUp)
            {
                _down.Send(message, message.AtLeastOnce, NowMs);
            }
        }

        if (MovesAlways)
        {
            seat.Move(null);
        }
    }

    private void EndStray()
    {
        if (State is not { StrayTask: { } stray, Link: UnitLink.Online })
        {
            return;
        }

        State = State with { StrayTask = null };
        try
        {
            After(_seats[0], _seats[0].Driver.Do(new CancelTask($"stray-{stray}", State.LastFence), NowMs));
        }
        catch (UnitRefusedException)
        {
            // It knows of no task: all the better.
        }
    }

    private sealed class Seat(IUnitDriverMaker maker, DriverSeat of)
    {
        public DriverSeat Of => of;

        public IUnitDriver Driver { get; private set; } = maker.Make(of, null);

        public long? WaitAtMs { get; set; }

        /// <param name="wakeAtMs">Whoever takes a driver up asks it at once; null for one that has heard of its time.</param>
        public void Move(long? wakeAtMs)
        {
            var saved = Driver.Save();
            Driver = maker.Make(of, saved);
            Driver.Save().ShouldBe(saved);
            WaitAtMs = wakeAtMs ?? WaitAtMs;
        }
    }
}
