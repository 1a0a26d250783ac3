using System.Collections.Concurrent;
using HdrHistogram;

namespace CityTwin.Benchmarks.Storm;

/// <summary>What became of the reports.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _refusals = new();
    private int _refused;
    private int _sentAgain;
    private int _merged;
    private int _looked;

    /// <summary>Microseconds from when a report should have been sent to its answer.</summary>
    public LongConcurrentHistogram CitizensUs { get; } = new(1, 3_600_000_000, 3);

    public LongConcurrentHistogram HotlineUs { get; } = new(1, 3_600_000_000, 3);

    /// <summary>Orders that reports were made, by id, with the report's number.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    /// <summary>Reports that were not taken, for good.</summary>
    public int Refused => _refused;

    /// <summary>Of those, why the first were not.</summary>
    public IReadOnlyList<string> Refusals => [.. _refusals.Take(5)];

    /// <summary>Times that a report had to be sent again, as there was no room for it.</summary>
    public int SentAgain => _sentAgain;

    public int Merged => _merged;

    /// <summary>Orders that somebody at the desk looked at.</summary>
    public int Looked => _looked;

    public void Took(string order, int report)
    {
        if (!_taken.TryAdd(order, report))
        {
            throw new InvalidOperationException($"Reports {_taken[order]} and {report} are both order {order}.");
        }
    }

    public void Refuse(string why)
    {
        Interlocked.Increment(ref _refused);
        if (_refusals.Count < 5)
        {
            _refusals.Enqueue(why);
        }
    }

    public void SendAgain() => Interlocked.Increment(ref _sentAgain);

    public void Merge() => Interlocked.Increment(ref _merged);

    public void Look() => Interlocked.Increment(ref _looked);
}
