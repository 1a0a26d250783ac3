using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;
using CityTwin.DjiCloud;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>A driver and a small dock, and the line between them, by the second.</summary>
internal sealed class Scene
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public const string Md5 = "900150983cd24fb0d6963f7d28e17f72";
    public const string Url = "http://city.example/media/flights/f1.kmz?token=t";

    private IUnitDriver _driver;
    private long? _waitAtMs;

    public Scene(DjiSettings? settings = null)
    {
        Settings = settings ?? Own;
        _driver = new DjiDriverMaker(Settings).Make(Drone, null);
    }

    public static DjiSettings Own { get; } = new("citytwin", "城市孪生", "code", new ProductConfig("ntp.example", 123, "1", "key", "licence"))
    {
        IsRegistered = (dock, sn) => dock == SmallDock.Sn && sn == SmallDock.AircraftSn,
        Storage = (dock, nowMs) => new StorageConfig(
            "media", new StorageCredentials("id", "secret", 3600, "token"), "http://city.example/media", "minio", "citytwin", $"docks/{dock}"),
    };

    public static DriverSeat Drone { get; } = Seat(TwinKind.Drone, SmallDock.AircraftSn);

    public static DriverSeat Dock { get; } = Seat(TwinKind.Dock, SmallDock.Sn);

    public DjiSettings Settings { get; }

    public SmallDock TheDock { get; } = new();

    public long NowMs { get; set; } = 1_800_000_000_000;

    public List<UnitSignal> Signals { get; } = [];

    public List<OutgoingMessage> Sent { get; } = [];

    /// <summary>Whether what is sent comes to the dock.</summary>
    public bool IsLineUp { get; set; } = true;

    public IEnumerable<T> Said<T>() => Signals.OfType<T>();

    /// <summary>Its dock is heard and it lies in it.</summary>
    public Scene Awake()
    {
        TheDock.Topology(withAircraft: false);
        TheDock.Second(NowMs);
        TheDock.Properties();
        Deliver();
        return this;
    }

    public void Do(UnitCommand command) => After(_driver.Do(command, NowMs));

    public void Hear(UnitMessage message) => After(_driver.Hear(message, NowMs));

    public void Seconds(int count)
    {
        for (var i = 0; i < count; i++)
        {
            NowMs += 1_000;
            TheDock.Second(NowMs);
            Deliver();
            if (_waitAtMs <= NowMs)
            {
                After(_driver.Wait(NowMs));
            }
        }
    }

    /// <summary>Another driver goes on from what this one has saved.</summary>
    public void Restart() => _driver = new DjiDriverMaker(Settings).Make(Drone, _driver.Save());

    public string Save() => _driver.Save();

    public void Deliver()
    {
        for (var said = TheDock.Take(); said.Count > 0; said = TheDock.Take())
        {
            foreach (var message in said.Where(_ => IsLineUp))
            {
                After(_driver.Hear(message, NowMs));
            }
        }
    }

    public static UnitTask Patrol(string id = "m1-1", int stops = 3, int revision = 0) => new(
        id, MissionId.Create(Cell, "m1"), MissionKind.PatrolRoute, [.. Enumerable.Range(0, stops).Select(i => Stop(106.57 + (0.001 * i), []))],
        Scene: 0, Released: stops, revision, ReturnAltitudeM: 320, LostLinkAction.ReturnHome);

    public static UnitTask Verify(string id = "v1-1", params StopAction[] actions) => new(
        id, MissionId.Create(Cell, "v1"), MissionKind.Verify, [Stop(106.57, actions)], 0, 1, 0, 320, LostLinkAction.Hover);

    public static TaskStop Stop(double longitude, IReadOnlyList<StopAction> actions) => new(
        new GeoPoint(longitude, 29.56, 300), [], [], actions, null, null, 0);

    private void After(DriverOutput output)
    {
        _waitAtMs = output.WaitAtMs;
        Signals.AddRange(output.Signals);
        Sent.AddRange(output.Messages);
        foreach (var message in output.Messages.Where(_ => IsLineUp))
        {
            TheDock.Hear(message, NowMs);
        }

        if (output.Messages.Count > 0)
        {
            Deliver();
        }
    }

    private static DriverSeat Seat(TwinKind kind, string device) => new(
        new UnitDefinition(TwinId.Unit(kind, Cell, "0001"), device, "type", UnitProtocol.DjiCloud, "", "", device, $"{kind} 1", Cell,
            new GeoPoint(106.56, 29.56, 240), kind == TwinKind.Drone ? TwinId.Unit(TwinKind.Dock, Cell, "0001") : null, null, []),
        new UnitType("type", kind, "机", "unit", [Capability.Camera], 12, 5, 2400, 0, 0.3, 12, 5, null), SmallDock.Sn);
}
