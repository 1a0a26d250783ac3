using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>A recorded series told to a sensor of one metric, in the order it is given, with the alerts that came of it.</summary>
internal sealed class ReplayedSensor
{
    private const string Metric = "value";

    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");

    private readonly SensorDefinition _definition;
    private readonly SensorRules _rules;
    private readonly SensorState _state = new();
    private readonly SeasonalProfile _profile = new();
    private readonly Dictionary<AlertId, AlertState> _alerts = [];

    /// <param name="rule">Made for the series: a rule with its kind and metric replaced by <see cref="For{T}"/>.</param>
    public ReplayedSensor(string name, RuleDefinition rule)
    {
        var kind = new SensorKind("series", "", "", 600, 1200, 3600, [new MetricDefinition(Metric, "", -1e9, 1e9, "", "")]);
        _definition = new SensorDefinition(
            TwinId.Sensor(Cell, name), name, kind.Code, Cell, default, null, name, DeviceClock.Replay);
        _rules = new RuleBook([kind], [rule]).For(_definition);
    }

    /// <summary>By the time they were raised.</summary>
    public IReadOnlyList<AlertView> Alerts => [.. _alerts.Values.Select(alert => alert.View!).OrderBy(alert => alert.RaisedAtMs)];

    public static RateRule For(RateRule rule) => rule with { Kind = "series", Metric = Metric };

    public static AnomalyRule For(AnomalyRule rule) => rule with { Kind = "series", Metric = Metric };

    public void Tell(IEnumerable<(long TimeMs, double Value)> series)
    {
        foreach (var (timeMs, value) in series)
        {
            var seen = _state.Observe(
                new Reading(timeMs, null, null, [new MetricValue(Metric, value)]), timeMs, _definition, _rules, _profile);
            foreach (var hour in seen.Hours ?? [])
            {
                _profile.Add(_definition.Id, hour);
            }

            foreach (var signal in seen.Signals ?? [])
            {
                var alert = _alerts.GetValueOrDefault(signal.Id, AlertState.None);
                _alerts[signal.Id] = alert.Decide(new SignalAlert(signal), timeMs).Aggregate(alert, (a, e) => a.Evolve(e));
                _state.Delivered(signal, _alerts[signal.Id].View!, _definition);
            }
        }
    }
}
