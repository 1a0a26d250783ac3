using System.Globalization;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// A small city of many districts with a street each: every test has a street of its own, and a log, which a test may
/// have another cluster write.
/// </summary>
internal static class TestCity
{
    public const int Streets = 150;

    public const int CellsPerStreet = 3;

    public static DivisionCode City { get; } = DivisionCode.Parse("50");

    /// <summary>Silent for a second it is stale, for two offline.</summary>
    public const string Quick = "quick";

    public const string RiverLevel = "river-level";

    /// <summary>The only kind whose alerts make orders by themselves.</summary>
    public const string Flood = "flood";

    public const string Anomalous = "noise";

    /// <summary>The only kind whose alerts launch missions by themselves.</summary>
    public const string Smoke = "smoke";

    public static CityCatalogue Catalogue { get; } = CityCatalogue.Create(
        new CityManifest(
            1, "test", "50", Seed: null, "tests", Generated: true, "", "", new BoundingBox(106, 29, 107, 30),
            [.. Enumerable.Range(1, Streets).Select(number => StreetOf(number).District.Value)], []),
        Divisions(),
        [.. Cells().Select((cell, i) => new BuildingPlace(
            BuildingOf(cell), cell, "B", new GeoPoint(106.5, 29.5, 200), 3, 9))],
        [
            Kind(RiverLevel, "levelM", 180, 600),
            Kind("rain", "rainMmPerH", 180, 600),
            Kind("drain-level", "levelPercent", 180, 600),
            Kind("road-water", "depthCm", 180, 600),
            Kind(Anomalous, "noiseDb", 180, 600),
            Kind(Flood, "depthCm", 180, 600),
            Kind(Quick, "value", 1, 2),
            Kind(Smoke, "obscurationPercentPerM", 180, 600),
        ],
        Rules(),
        DeskTemplates.Desk with
        {
            Intake =
            [
                new IntakeDefinition
                {
                    Rule = "flooded",
                    Category = "M04006",
                    Orders =
                    [
                        new IntakeLevelDefinition { Severity = Severity.Red, Urgency = Urgency.Critical },
                        new IntakeLevelDefinition { Severity = Severity.Orange, Urgency = Urgency.Urgent },
                    ],
                },
                new IntakeDefinition
                {
                    Rule = "smoke-detected",
                    Category = "M04010",
                    Orders = [new IntakeLevelDefinition { Severity = Severity.Red, Urgency = Urgency.Critical }],
                },
            ],
        },
        FleetTemplates.Fleet with
        {
            Dispatch = FleetTemplates.Dispatch with
            {
                Launch = [.. FleetTemplates.Dispatch.Launch.Where(rule => rule.Code == "fire-look").Select(rule => rule with { HoldBackSeconds = 0 })],
            },
        });

    public static DivisionCode StreetOf(int number) => DivisionCode.Parse($"{Text(500_100L + number)}001");

    public static DivisionCode CellOf(DivisionCode street, int number) =>
        DivisionCode.Parse($"{street}001{number.ToString("D3", CultureInfo.InvariantCulture)}");

    public static TwinId BuildingOf(DivisionCode cell) => TwinId.Building(cell, "b1");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<DivisionCode> Cells() => Enumerable.Range(1, Streets)
        .SelectMany(street => Enumerable.Range(1, CellsPerStreet).Select(cell => CellOf(StreetOf(street), cell)));

    private static IEnumerable<Division> Divisions()
    {
        var codes = new List<DivisionCode> { City };
        foreach (var cell in Cells())
        {
            codes.AddRange([cell.District, cell.Street, cell.Parent!.Value, cell]);
        }

        return codes.Distinct().Select(code => new Division(code, $"name of {code}", "", new GeoPoint(106.5, 29.5), true));
    }

    private static SensorKind Kind(string code, string metric, int staleSeconds, int offlineSeconds) => new(
        code, code, code, 60, staleSeconds, offlineSeconds, [new MetricDefinition(metric, "", -10, 1_000, metric, metric)]);

    private static RuleDefinition[] Rules() =>
    [
        new ThresholdRule
        {
            Id = "river-level-high", NameZh = "", NameEn = "", Kind = RiverLevel, Metric = "levelM",
            Levels = [new RuleLevel(Severity.Blue, 5, 4.5), new RuleLevel(Severity.Red, 10, 9)],
        },
        new ThresholdRule
        {
            Id = "flooded", NameZh = "", NameEn = "", Kind = Flood, Metric = "depthCm",
            Levels = [new RuleLevel(Severity.Blue, 5, 4), new RuleLevel(Severity.Orange, 20, 18), new RuleLevel(Severity.Red, 40, 38)],
        },
        new ThresholdRule
        {
            Id = "smoke-detected", NameZh = "", NameEn = "", Kind = Smoke, Metric = "obscurationPercentPerM",
            Levels = [new RuleLevel(Severity.Yellow, 5, 4), new RuleLevel(Severity.Red, 15, 14)],
        },
        new AnomalyRule
        {
            Id = "noise-odd", NameZh = "", NameEn = "", Kind = Anomalous, Metric = "noiseDb",
            Levels = [new RuleLevel(Severity.Yellow, 6, 3)], MinDeviation = 1,
        },
        new CombinationRule
        {
            Id = "waterlogging", NameZh = "", NameEn = "",
            Levels =
            [
                new CombinationLevel(Severity.Orange,
                [
                    new Condition("rain", "rainMmPerH", 20, 10),
                    new Condition("drain-level", "levelPercent", 80, 70),
                    new Condition("road-water", "depthCm", 15, 10),
                ]),
            ],
        },
    ];
}
