namespace CityTwin.Sensing.Watching;

/// <summary>
/// A rule made ready to watch a metric. It is shared by all sensors it watches; what it must remember of one of them
/// is a few words that the sensor keeps, all of them zero while there is nothing to remember. What it decides is a fold
/// over the samples in event-time order, and nothing else.
/// </summary>
internal abstract class RuleWatch(string id, string metricName, int metric, WatchShape shape, int words)
{
    /// <summary>No rule needs more words; callers make room for so many on the stack.</summary>
    public const int MaxWords = 24;

    public string Id { get; } = id;

    public string MetricName { get; } = metricName;

    public int Metric { get; } = metric;

    public WatchShape Shape { get; } = shape;

    public int Words { get; } = words;

    public static RuleWatch? Of(RuleDefinition rule, string[] metrics, LocalDays days) => rule switch
    {
        ThresholdRule r when Knows(metrics, r.Metric, out var metric) => new ThresholdWatch(r, metric, days),
        RateRule r when Knows(metrics, r.Metric, out var metric) => new RateWatch(r, metric, days),
        FlatlineRule r when Knows(metrics, r.Metric, out var metric) => new FlatlineWatch(r, metric, days),
        AnomalyRule r when Knows(metrics, r.Metric, out var metric) => new AnomalyWatch(r, metric, days),
        _ => null,
    };

    public abstract void Step(in Sample sample, Span<long> words);

    public abstract Severity Standing(ReadOnlySpan<long> words);

    /// <summary>Stands at a severity as if samples had led there; the next sample decides from there.</summary>
    public abstract void Stand(Severity severity, Span<long> words);

    /// <summary>The value seen and the level it was held against, after the step that turned the rule.</summary>
    public abstract (double Seen, double Limit) Why(
        in Sample sample, ReadOnlySpan<long> words, Severity from, Severity to);

    private static bool Knows(string[] metrics, string name, out int metric)
    {
        metric = Array.IndexOf(metrics, name);
        return metric >= 0;
    }
}
