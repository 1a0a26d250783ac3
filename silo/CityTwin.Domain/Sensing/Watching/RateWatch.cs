namespace CityTwin.Sensing.Watching;

/// <summary>
/// The change per hour over a span, against levels. The window is too short for long spans of frequent readings, so
/// the rule keeps anchors of its own: samples at least a quarter of the span apart. A sample is compared with the
/// newest anchor that is at least the span older, hence over one to one and a quarter spans; after a gap that leaves
/// only an anchor twice as old, it is compared with none and the rule stands as it stood.
/// Its memory: the ladder's, the rate last seen, the number of anchors, and time and value of each, oldest first.
/// </summary>
internal sealed class RateWatch : RuleWatch
{
    private const int MaxAnchors = 6;
    private const int AnchorsPerSpan = 4;
    private const double MsPerHour = 3_600_000;

    private readonly Ladder _ladder;
    private readonly long _spanMs;

    public RateWatch(RateRule rule, int metric, LocalDays days)
        : this(rule, metric, new Ladder(rule.Levels, rule.Direction, rule.Schedule, days))
    {
    }

    private RateWatch(RateRule rule, int metric, Ladder ladder)
        : base(rule.Id, rule.Metric, metric, WatchShape.Rate, ladder.Words + 2 + (2 * MaxAnchors))
    {
        _ladder = ladder;
        _spanMs = rule.OverSeconds * 1000L;
    }

    private int Rate => _ladder.Words;

    private int Anchors => _ladder.Words + 1;

    private int FirstAnchor => _ladder.Words + 2;

    public override void Step(in Sample sample, Span<long> words)
    {
        ref var anchors = ref words[Anchors];
        while (anchors > 1 && sample.TimeMs - words[FirstAnchor + 2] >= _spanMs)
        {
            DropOldest(words);
        }

        if (anchors > 0 && sample.TimeMs - words[FirstAnchor] > 2 * _spanMs)
        {
            DropOldest(words);
        }

        if (anchors > 0 && sample.TimeMs - words[FirstAnchor] is var elapsedMs && elapsedMs >= _spanMs)
        {
            var rise = sample.Value - BitConverter.Int64BitsToDouble(words[FirstAnchor + 1]);
            var rate = rise / (elapsedMs / MsPerHour);
            words[Rate] = BitConverter.DoubleToInt64Bits(rate);
            _ladder.Step(rate, sample.TimeMs, words);
        }

        Anchor(sample, words);
    }

    public override Severity Standing(ReadOnlySpan<long> words) => _ladder.Standing(words);

    public override void Stand(Severity severity, Span<long> words) => _ladder.Stand(severity, words);

    /// <summary>Both in the metric's unit per hour.</summary>
    public override (double Seen, double Limit) Why(
        in Sample sample, ReadOnlySpan<long> words, Severity from, Severity to) =>
        (BitConverter.Int64BitsToDouble(words[Rate]), _ladder.Limit(from, to));

    private void Anchor(in Sample sample, Span<long> words)
    {
        ref var anchors = ref words[Anchors];
        var next = FirstAnchor + (2 * (int)anchors);
        if (anchors < MaxAnchors && (anchors == 0 || sample.TimeMs - words[next - 2] >= _spanMs / AnchorsPerSpan))
        {
            words[next] = sample.TimeMs;
            words[next + 1] = BitConverter.DoubleToInt64Bits(sample.Value);
            anchors++;
        }
    }

    private void DropOldest(Span<long> words)
    {
        var kept = words[(FirstAnchor + 2)..];
        kept.CopyTo(words[FirstAnchor..]);
        words[^2..].Clear();
        words[Anchors]--;
    }
}
