using System.Numerics;

namespace CityTwin.Governance;

/// <summary>
/// How long things took, in natural milliseconds, kept so that parts add up to the whole exactly. Buckets of equal width up
/// to <see cref="Exact"/> ms, from there on <see cref="PerOctave"/> to each doubling: what is read from one is at most
/// 0.4 % off. Number, mean and longest are exact.
/// </summary>
/// <param name="Buckets">Numbers of the buckets that have any, ascending.</param>
/// <param name="Counts">How many each of those has.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DurationFigures")]
public sealed record DurationFigures(
    [property: Id(0)] IReadOnlyList<int> Buckets,
    [property: Id(1)] IReadOnlyList<int> Counts,
    [property: Id(2)] long SumMs,
    [property: Id(3)] long MaxMs)
{
    /// <summary>Buckets to each doubling; half a bucket's width is 1/256 of what is in it.</summary>
    public const int PerOctave = 128;

    /// <summary>Below this every millisecond has a bucket of its own.</summary>
    public const long Exact = 2 * PerOctave;

    public static DurationFigures None { get; } = new([], [], 0, 0);

    public int Count => Counts.Sum();

    /// <summary>Null when there are none.</summary>
    public double? MeanMs => Count is > 0 and var count ? (double)SumMs / count : null;

    /// <summary>The middle one, or the mean of the two in the middle; null when there are none.</summary>
    public double? MedianMs => Count is > 0 and var count ? (At((count + 1) / 2) + (double)At((count / 2) + 1)) / 2 : null;

    /// <summary>The nearest-rank percentile: the smallest of which nine tenths took no longer. Null when there are none.</summary>
    public long? P90Ms => Count is > 0 and var count ? At((int)(((count * 90L) + 99) / 100)) : null;

    /// <param name="durationsMs">A negative one counts as none at all: 0.</param>
    public static DurationFigures Of(IEnumerable<long> durationsMs)
    {
        var buckets = new SortedDictionary<int, int>();
        var (sum, max) = (0L, 0L);
        foreach (var duration in durationsMs.Select(duration => Math.Max(0, duration)))
        {
            var bucket = BucketOf(duration);
            buckets[bucket] = buckets.GetValueOrDefault(bucket) + 1;
            (sum, max) = (sum + duration, Math.Max(max, duration));
        }

        return buckets.Count == 0 ? None : new DurationFigures([.. buckets.Keys], [.. buckets.Values], sum, max);
    }

    /// <summary>What all parts have together, whatever their order.</summary>
    public static DurationFigures Sum(IEnumerable<DurationFigures> parts)
    {
        var buckets = new SortedDictionary<int, int>();
        var (sum, max) = (0L, 0L);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Buckets.Count; i++)
            {
                buckets[part.Buckets[i]] = buckets.GetValueOrDefault(part.Buckets[i]) + part.Counts[i];
            }

            (sum, max) = (sum + part.SumMs, Math.Max(max, part.MaxMs));
        }

        return buckets.Count == 0 ? None : new DurationFigures([.. buckets.Keys], [.. buckets.Values], sum, max);
    }

    /// <summary>The one of a rank, from 1, as its bucket's middle says.</summary>
    private long At(int rank)
    {
        for (var i = 0; i < Counts.Count; i++)
        {
            rank -= Counts[i];
            if (rank <= 0)
            {
                return Math.Min(MaxMs, MiddleOf(Buckets[i]));
            }
        }

        return MaxMs;
    }

    private static int BucketOf(long ms)
    {
        if (ms < Exact)
        {
            return (int)ms;
        }

        var octave = BitOperations.Log2((ulong)ms) - BitOperations.Log2((ulong)PerOctave);
        return (octave * PerOctave) + (int)(ms >> octave);
    }

    private static long MiddleOf(int bucket)
    {
        if (bucket < Exact)
        {
            return bucket;
        }

        var octave = (bucket / PerOctave) - 1;
        var low = (long)(bucket - (octave * PerOctave)) << octave;
        return low + (1L << octave >> 1);
    }
}
