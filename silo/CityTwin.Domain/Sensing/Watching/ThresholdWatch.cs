namespace CityTwin.Sensing.Watching;

/// <summary>The value against levels.</summary>
internal sealed class ThresholdWatch : RuleWatch
{
    private readonly Ladder _ladder;

    public ThresholdWatch(ThresholdRule rule, int metric, LocalDays days)
        : this(rule, metric, new Ladder(rule.Levels, rule.Direction, rule.Schedule, days))
    {
    }

    private ThresholdWatch(ThresholdRule rule, int metric, Ladder ladder)
        : base(rule.Id, rule.Metric, metric, WatchShape.Threshold, ladder.Words) => _ladder = ladder;

    public override void Step(in Sample sample, Span<long> words) => _ladder.Step(sample.Value, sample.TimeMs, words);

    public override Severity Standing(ReadOnlySpan<long> words) => _ladder.Standing(words);

    public override void Stand(Severity severity, Span<long> words) => _ladder.Stand(severity, words);

    public override (double Seen, double Limit) Why(
        in Sample sample, ReadOnlySpan<long> words, Severity from, Severity to) => (sample.Value, _ladder.Limit(from, to));
}
