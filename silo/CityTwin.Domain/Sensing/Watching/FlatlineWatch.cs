namespace CityTwin.Sensing.Watching;

/// <summary>
/// Readings that keep within a band of <see cref="FlatlineRule.Epsilon"/>. Its memory: on, since when, how many
/// readings, and the band's lowest and highest value.
/// </summary>
internal sealed class FlatlineWatch(FlatlineRule rule, int metric, LocalDays days)
    : RuleWatch(rule.Id, rule.Metric, metric, WatchShape.Flatline, words: 5)
{
    private const int On = 0;
    private const int Since = 1;
    private const int Readings = 2;
    private const int Lowest = 3;
    private const int Highest = 4;
    private const long MsPerSecond = 1000;

    private readonly Schedule? _schedule = Schedule.Of([], rule.Schedule, days);

    /// <summary>Why a sensor that this rule stands on is faulty.</summary>
    public string Reason { get; } =
        $"stuck: {rule.Metric} has moved by no more than {rule.Epsilon} for {rule.ForSeconds} s ({rule.Id})";

    public override void Step(in Sample sample, Span<long> words)
    {
        if (_schedule is not null && words[On] == 0 && words[Readings] > 0
            && !_schedule.IsOpenThroughout(words[Since], sample.TimeMs))
        {
            // What was seen before the schedule opened does not count.
            words.Clear();
        }

        if (_schedule?.IsOpen(sample.TimeMs) == false && words[On] == 0)
        {
            return;
        }

        var lowest = Math.Min(sample.Value, BitConverter.Int64BitsToDouble(words[Lowest]));
        var highest = Math.Max(sample.Value, BitConverter.Int64BitsToDouble(words[Highest]));
        if (words[Readings] == 0 || highest - lowest > rule.Epsilon)
        {
            (words[Since], words[Readings]) = (sample.TimeMs, 0);
            (lowest, highest) = (sample.Value, sample.Value);
        }

        words[Readings]++;
        words[Lowest] = BitConverter.DoubleToInt64Bits(lowest);
        words[Highest] = BitConverter.DoubleToInt64Bits(highest);
        words[On] = words[Readings] >= rule.MinReadings && sample.TimeMs - words[Since] >= rule.ForSeconds * MsPerSecond
            ? 1
            : 0;
    }

    public override Severity Standing(ReadOnlySpan<long> words) => words[On] != 0 ? rule.Severity : Severity.None;

    public override void Stand(Severity severity, Span<long> words) => words[On] = severity == Severity.None ? 0 : 1;

    /// <summary>The value it is stuck at, and the band it would have to leave.</summary>
    public override (double Seen, double Limit) Why(
        in Sample sample, ReadOnlySpan<long> words, Severity from, Severity to) => (sample.Value, rule.Epsilon);
}
