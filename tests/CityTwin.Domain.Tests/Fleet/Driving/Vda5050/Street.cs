using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.Vda5050;
using CityTwin.Testing;
using CityTwin.Vda5050.Tests.RealData;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

/// <summary>A driver, a robot and the line between them, in seconds that the test counts.</summary>
internal sealed class Street
{
    private static readonly ConcurrentDictionary<int, OfficialSchemas?> Schemas = new();

    private readonly Vda5050DriverMaker _maker = new();
    private readonly DriverSeat _seat;
    private IUnitDriver _driver;
    private int _commands;
    private readonly bool _isChecked;

    public Street(int major = 3, bool isChecked = true)
    {
        _isChecked = isChecked;
        Major = major;
        Robot = new RobotModel(major);
        _seat = Seat(major);
        _driver = _maker.Make(_seat, null);
    }

    public int Major { get; }

    public RobotModel Robot { get; }

    public long NowMs { get; private set; } = 1_790_000_000_000;

    public List<UnitSignal> Signals { get; } = [];

    public List<OutgoingMessage> Sent { get; } = [];

    public long? WaitAtMs { get; private set; }

    /// <summary>Whether what is sent now arrives; all of it unless a test says otherwise.</summary>
    public Func<OutgoingMessage, bool> Arrives { get; set; } = _ => true;

    public string Topic(string name) => $"vda5050/v{Major}/acme/r1/{name}";

    public static DriverSeat Seat(int major) => new(
        new UnitDefinition(
            TwinId.Parse("robot:500103001001007:0001"), "dev-1", "pump-robot", UnitProtocol.Vda5050, major >= 3 ? "3.0.0" : "2.1.0", "acme", "r1",
            "R1", DivisionCode.Parse("500103001001007"), At(0), null, null, []),
        new UnitType("pump-robot", TwinKind.Robot, "泵", "pump", [Capability.Pump], 2, 0, 7200, 100, 0.2, null, null, "robot"), "dev-1");

    /// <summary>A place so many metres east of where the robot begins.</summary>
    public static GeoPoint At(double eastM)
    {
        var (longitude, latitude) = Utm48.ToDegrees(650_000 + eastM, 3_270_000);
        return new GeoPoint(longitude, latitude);
    }

    public static UnitTask Task(string id = "m1-1", int stops = 3, int? released = null, int revision = 0, int actionAt = 1, int shift = 0) => new(
        id, MissionId.Parse("mission:500103001001007:m1"), MissionKind.Verify,
        [.. Enumerable.Range(0, stops).Select(i => new TaskStop(
            At((i + 1) * 100 + shift), [At((i * 100) + 50 + shift)], [],
            i == actionAt ? [new StopAction($"a{i}", StopActionType.MeasureGas, 5)] : [], 2, 90, 0))],
        stops - 1, released ?? stops, revision, 0, LostLinkAction.ReturnHome);

    public Street Connected()
    {
        Hear("connection", Robot.Connection("ONLINE", NowMs));
        Report();
        return this;
    }

    public string Do(Func<string, UnitCommand> make)
    {
        var command = make($"c{++_commands}");
        Take(_driver.Do(command, NowMs));
        return command.CommandId;
    }

    public string Start(UnitTask? task = null, long fence = 1) => Do(id => new StartTask(id, fence, task ?? Task()));

    /// <summary>Seconds in which the robot drives and reports and the driver is woken in time.</summary>
    public void Run(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            Pass(1);
            Robot.Tick();
            Report();
        }
    }

    /// <summary>Seconds in which nothing is heard.</summary>
    public void Pass(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            NowMs += 1_000;
            if (WaitAtMs <= NowMs)
            {
                Take(_driver.Wait(NowMs));
            }
        }
    }

    public void Report() => Hear("state", Robot.State(NowMs));

    public void Hear(string topic, byte[] payload)
    {
        Right(topic, payload);
        Take(_driver.Hear(new UnitMessage("dev-1", Topic(topic), payload, NowMs), NowMs));
    }

    public void HearRaw(UnitMessage message) => Take(_driver.Hear(message, NowMs));

    /// <summary>Another silo goes on from what this one saved; nothing may be lost by it.</summary>
    public void Move()
    {
        var saved = _driver.Save();
        _driver = _maker.Make(_seat, saved);
        _driver.Save().ShouldBe(saved);
    }

    /// <summary>All memory is lost.</summary>
    public void Forget() => _driver = _maker.Make(_seat, null);

    public IEnumerable<T> Heard<T>() => Signals.OfType<T>();

    public T Last<T>() => Heard<T>().Last();

    private void Take(DriverOutput output)
    {
        Signals.AddRange(output.Signals);
        WaitAtMs = output.WaitAtMs;
        foreach (var message in output.Messages)
        {
            Sent.Add(message);
            Right(message.Topic.Split('/')[^1], message.Payload);
            if (Arrives(message))
            {
                Robot.Receive(message.Topic, message.Payload);
            }
        }
    }

    /// <summary>Both sides say only what the official schemas allow, where these are at hand.</summary>
    private void Right(string topic, byte[] payload)
    {
        if (!_isChecked)
        {
            return;
        }

        var schemas = Schemas.GetOrAdd(Major, major => SharedData.Find("04-standards") is null ? null : OfficialSchemas.Of(major));
        schemas?.Problems(topic, payload).ShouldBeEmpty();
    }
}
