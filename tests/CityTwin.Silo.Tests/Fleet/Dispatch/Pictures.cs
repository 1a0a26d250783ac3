using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>Units and missions of a street at one moment, without a city that runs.</summary>
internal static class Pictures
{
    public const long NowMs = 1_800_000_000_000;

    private static readonly DivisionCode Cell = TestCity.CellOf(TestCity.StreetOf(1), 1);

    public static GeoPoint At(double eastM, double northM) => new(106.5 + (eastM / 96_900), 29.5 + (northM / 110_900), 200);

    public static UnitView Unit(string name, string type, GeoPoint home)
    {
        var kind = FleetTemplates.Fleet.Type(type)!;
        return new UnitView
        {
            Definition = new UnitDefinition(TwinId.Unit(kind.Kind, Cell, name), name, type, UnitProtocol.Native, "", "", name, name, Cell, home, null, null, []),
            Capabilities = kind.Capabilities,
            Link = UnitLink.Online,
            HeardAtMs = NowMs,
            Cell = Cell,
            EnergyPercent = 100,
        };
    }

    /// <summary>Drones, crews and patrols all about.</summary>
    public static UnitView[] Fleet(int count, int seed)
    {
        var random = new Random(seed);
        string[] types = ["dock-drone", "fire-crew", "grid-patrol"];
        return [.. Enumerable.Range(0, count).Select(i => Unit($"unit{i:000}", types[i % types.Length], At(random.Next(6_000), random.Next(6_000)))
            with { EnergyPercent = 35 + random.Next(65) })];
    }

    public static MissionView Mission(string key, GeoPoint place, int priority = 1) => new()
    {
        Id = MissionIdentity.OfAsk(Cell, "test", key, 0),
        CorrelationId = "test",
        Kind = MissionKind.Verify,
        Aim = MissionPlans.At(place, Cell),
        Priority = priority,
        PlannedBy = "test",
        Clocks = new MissionClocks(),
        AttemptsLeft = 5,
    };

    public static MissionView[] Missions(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Mission($"m{i}", At(random.Next(6_000), random.Next(6_000)), 1 + random.Next(4)))];
    }

    public static FleetPicture Of(params UnitView[] units) => new(
        NowMs, units, new Dictionary<TwinId, UnitView>(), new HashSet<(MissionId, TwinId)>(), new HashSet<TwinId>(), []);
}
