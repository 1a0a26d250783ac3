using System.Collections.Concurrent;
using System.Diagnostics;
using CityTwin.V1;
using HdrHistogram;

namespace CityTwin.Benchmarks.Storm;

/// <summary>When reports should have been sent, and how much later they were seen. A report is known by its place.</summary>
internal sealed class Sightings
{
    private readonly ConcurrentDictionary<(double Longitude, double Latitude), Waiting> _sent = new();

    /// <summary>Microseconds from when a report should have been sent to each watcher that it came to.</summary>
    public LongConcurrentHistogram EveryUs { get; } = new(1, 3_600_000_000, 3);

    /// <summary>The same to the first of them.</summary>
    public LongConcurrentHistogram FirstUs { get; } = new(1, 3_600_000_000, 3);

    /// <param name="dueAt">As <see cref="Stopwatch.GetTimestamp"/> tells it.</param>
    public void Sent(PlannedReport report, long dueAt) => _sent[(report.Longitude, report.Latitude)] = new Waiting(dueAt);

    public void Seen(Order order)
    {
        if (_sent.TryGetValue((order.Longitude, order.Latitude), out var sent))
        {
            var us = Math.Max(1, (long)Stopwatch.GetElapsedTime(sent.DueAt).TotalMicroseconds);
            EveryUs.RecordValue(us);
            if (sent.IsFirst())
            {
                FirstUs.RecordValue(us);
            }
        }
    }

    private sealed class Waiting(long dueAt)
    {
        private int _seen;

        public long DueAt => dueAt;

        public bool IsFirst() => Interlocked.Exchange(ref _seen, 1) == 0;
    }
}
