namespace CityTwin.Sensing.Watching;

/// <summary>The value's distance from what was expected of it, in robust deviations, against levels.</summary>
internal sealed class AnomalyWatch : RuleWatch
{
    private readonly Ladder _ladder;
    private readonly double _minDeviation;

    public AnomalyWatch(AnomalyRule rule, int metric, LocalDays days)
        : this(rule, metric, new Ladder(rule.Levels, Direction.Above, rule.Schedule, days))
    {
    }

    private AnomalyWatch(AnomalyRule rule, int metric, Ladder ladder)
        : base(rule.Id, rule.Metric, metric, WatchShape.Anomaly, ladder.Words)
    {
        _ladder = ladder;
        _minDeviation = rule.MinDeviation;
    }

    /// <summary>Where nothing was expected, or there is nothing to measure a distance by, the rule stands as it stood.</summary>
    public override void Step(in Sample sample, Span<long> words)
    {
        var deviation = Deviation(sample);
        if (!float.IsNaN(sample.Location) && deviation > 0)
        {
            _ladder.Step(Math.Abs(sample.Value - sample.Location) / deviation, sample.TimeMs, words);
        }
    }

    public override Severity Standing(ReadOnlySpan<long> words) => _ladder.Standing(words);

    public override void Stand(Severity severity, Span<long> words) => _ladder.Stand(severity, words);

    /// <summary>Both in the metric's unit: the value, and the value at which the level would have been met.</summary>
    public override (double Seen, double Limit) Why(
        in Sample sample, ReadOnlySpan<long> words, Severity from, Severity to)
    {
        var reach = _ladder.Limit(from, to) * Deviation(sample);
        return (sample.Value, sample.Location + (sample.Value >= sample.Location ? reach : -reach));
    }

    private double Deviation(in Sample sample) => Math.Max(sample.Scale, _minDeviation);
}
