using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>The kind of a sensor and the rules that watch it: one instance for all sensors that have the same.</summary>
public sealed class SensorRules
{
    private const long MsPerSecond = 1000;

    private readonly Schedule?[] _schedules;

    internal SensorRules(SensorKind kind, IReadOnlyList<RuleDefinition> definitions, LocalDays days)
    {
        Kind = kind;
        Definitions = definitions;
        Metrics = [.. kind.Metrics.Select(metric => metric.Name)];
        RuleIds = [.. definitions.Select(rule => rule.Id)];
        Watches = [.. definitions.Select(rule => RuleWatch.Of(rule, Metrics, days))];
        Shapes = [.. Watches.Select(watch => watch?.Shape ?? WatchShape.None)];
        WatchesOf = [.. Metrics.Select((_, metric) => Where(i => Watches[i]?.Metric == metric))];
        _schedules = [.. definitions.Select(rule => Schedule.Of([], rule.Schedule, days))];
        Silences = Where(i => definitions[i] is NoDataRule);
        Flatlines = Where(i => definitions[i] is FlatlineRule && Watches[i] is not null);
        Scored = [.. Metrics.Select(metric => definitions.OfType<AnomalyRule>().Any(rule => rule.Metric == metric))];
    }

    /// <summary>What it measures and how often.</summary>
    public SensorKind Kind { get; }

    /// <summary>The rules, one of each id.</summary>
    public IReadOnlyList<RuleDefinition> Definitions { get; }

    /// <summary>Whether a rule compares with the seasonal profile of the kind and area.</summary>
    public bool WantsProfile => Scored.AsSpan().Contains(true);

    internal string[] Metrics { get; }

    internal string[] RuleIds { get; }

    /// <summary>In the order of <see cref="Definitions"/>; null for a rule that no single reading decides.</summary>
    internal RuleWatch?[] Watches { get; }

    internal WatchShape[] Shapes { get; }

    /// <summary>By metric: which rules watch it.</summary>
    internal int[][] WatchesOf { get; }

    internal int[] Silences { get; }

    internal int[] Flatlines { get; }

    /// <summary>By metric: whether its values are compared with what was to be expected.</summary>
    internal bool[] Scored { get; }

    internal NoDataRule Silence(int rule) => (NoDataRule)Definitions[rule];

    /// <summary>When a silence that began at a moment has lasted as long as the rule asks, within its schedule.</summary>
    internal long SilentAtMs(int rule, long sinceMs)
    {
        var limitMs = Silence(rule).ForSeconds * MsPerSecond;
        return _schedules[rule]?.FirstAfter(sinceMs, limitMs) ?? sinceMs + limitMs;
    }

    private int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, Definitions.Count).Where(holds)];
}
