using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>A river gauge that reports once a minute, for tests: times are seconds, counted from a fixed instant.</summary>
internal sealed class River(params RuleDefinition[] rules)
{
    public const string Metric = "levelM";

    /// <summary>A Wednesday, 2026-01-14 08:00 UTC.</summary>
    public const long Start = 1_768_377_600_000;

    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public static readonly SensorKind Kind = new(
        "river-level", "水位", "River level", ReportEverySeconds: 60, StaleAfterSeconds: 180, OfflineAfterSeconds: 600,
        [new MetricDefinition(Metric, "m", -10, 1000, "水位", "Level"),
         new MetricDefinition("flowM3PerS", "m³/s", 0, 100_000, "流量", "Flow")]);

    public SensorDefinition Definition { get; init; } = new(
        TwinId.Sensor(Cell, "0042"), "acme-0001", Kind.Code, Cell, new GeoPoint(106.5, 29.5), null, "Chaotianmen",
        DeviceClock.Live);

    public SensorState State { get; set; } = new();

    public SeasonalProfile? Profile { get; init; }

    public SensorRules Rules { get; } = new RuleBook([Kind], rules).For(new SensorDefinition(
        TwinId.Sensor(Cell, "0042"), "acme-0001", Kind.Code, Cell, default, null, "", DeviceClock.Live));

    /// <summary>Everything its rules have said so far.</summary>
    public List<AlertSignal> Said { get; } = [];

    /// <summary>The alerts that came of it.</summary>
    public Dictionary<AlertId, AlertState> Alerts { get; } = [];

    public AlertView Only => Alerts.Values.ShouldHaveSingleItem().View!;

    public IEnumerable<AlertView> Active => Alerts.Values.Select(alert => alert.View!).Where(alert => alert.Active);

    public static ThresholdRule High(
        int forSeconds = 0, int clearForSeconds = 0, params (Severity Severity, double Raise, double Clear)[] levels) => new()
    {
        Id = "river-level-high", NameZh = "水位高", NameEn = "River high", Kind = Kind.Code, Metric = Metric,
        Levels = [.. (levels.Length > 0 ? levels : [(Severity.Blue, 10, 9), (Severity.Orange, 12, 11.5), (Severity.Red, 14, 13)])
            .Select(level => new RuleLevel(level.Severity, level.Raise, level.Clear, forSeconds, clearForSeconds))],
    };

    public static long Ms(double seconds) => Start + (long)(seconds * 1000);

    public static Reading Level(double seconds, double value, long? sequence = null, long? epoch = null) =>
        new(Ms(seconds), epoch, sequence, [new MetricValue(Metric, value)]);

    /// <summary>A reading received the moment it was taken, or when the test says.</summary>
    public Observation Observe(double seconds, double value, double? receivedAt = null, long? sequence = null, long? epoch = null) =>
        Observe(Level(seconds, value, sequence, epoch), receivedAt ?? seconds);

    public Observation Observe(Reading reading, double receivedAt) =>
        Deliver(State.Observe(reading, Ms(receivedAt), Definition, Rules, Profile));

    public Observation Tick(double seconds, double listeningSince = -1_000_000) =>
        Deliver(State.Tick(Ms(seconds), Ms(listeningSince), Definition, Rules));

    /// <summary>It starts again from what was saved, and is told which alerts are active on it.</summary>
    public void Restart(SensorState saved)
    {
        State = saved;
        foreach (var alert in Active.ToList())
        {
            Deliver(State.Adopt(alert, alert.Evidence.TimeMs, Definition, Rules));
        }
    }

    public Severity Standing(string rule = "river-level-high") =>
        State.View(Definition, Rules).Rules.Single(standing => standing.Rule == rule).Severity;

    /// <summary>What a person does to an alert, as the alert's grain would.</summary>
    public void Command(AlertId alert, AlertCommand command, double seconds)
    {
        foreach (var happened in Alerts[alert].Decide(command, Ms(seconds)))
        {
            Alerts[alert] = Alerts[alert].Evolve(happened);
        }
    }

    private Observation Deliver(Observation seen)
    {
        foreach (var signal in State.Pending.ToList())
        {
            Said.Add(signal);
            var alert = Alerts.GetValueOrDefault(signal.Id, AlertState.None);
            foreach (var happened in alert.Decide(new SignalAlert(signal), signal.TimeMs))
            {
                alert = alert.Evolve(happened);
            }

            if (alert.View is not null)
            {
                Alerts[signal.Id] = alert;
                State.Delivered(signal, alert.View, Definition);
            }
        }

        return seen;
    }
}
