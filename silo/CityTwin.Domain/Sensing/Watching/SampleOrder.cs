namespace CityTwin.Sensing.Watching;

/// <summary>
/// Where a reading stands among others of its metric: by event time, then by the device's own counters. Two readings
/// are the same if their (epoch, sequence) is, or, where one of them has none, their event time.
/// </summary>
internal readonly record struct SampleOrder(long TimeMs, long Epoch, long Sequence) : IComparable<SampleOrder>
{
    /// <summary>Stands for a counter the device does not keep.</summary>
    public const long None = long.MinValue;

    public static SampleOrder Of(Reading reading) => reading.Sequence is { } sequence
        ? new SampleOrder(reading.TimeMs, reading.Epoch ?? 0, sequence)
        : new SampleOrder(reading.TimeMs, None, None);

    public bool HasSequence => Sequence != None;

    public bool IsSameAs(in SampleOrder other) => HasSequence && other.HasSequence
        ? Epoch == other.Epoch && Sequence == other.Sequence
        : TimeMs == other.TimeMs;

    public int CompareTo(SampleOrder other)
    {
        var byTime = TimeMs.CompareTo(other.TimeMs);
        var byEpoch = byTime != 0 ? byTime : Epoch.CompareTo(other.Epoch);
        return byEpoch != 0 ? byEpoch : Sequence.CompareTo(other.Sequence);
    }
}
