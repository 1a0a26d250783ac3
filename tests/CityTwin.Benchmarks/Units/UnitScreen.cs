using CityTwin.V1;
using HdrHistogram;

namespace CityTwin.Benchmarks.Units;

/// <summary>What one watcher has on its screen, and how old that is. Told by one thread.</summary>
internal sealed class UnitScreen
{
    private const long LongestUs = 600_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);

    /// <summary>From when a unit was somewhere, by its own clock, to the watcher's hearing of it, microseconds.</summary>
    public LongHistogram AgeUs { get; private set; } = new(LongestUs, 3);

    /// <summary>How old a position has become when the next takes its place, microseconds.</summary>
    public LongHistogram OldestUs { get; private set; } = new(LongestUs, 3);

    /// <summary>Messages that told of units.</summary>
    public long Messages { get; private set; }

    /// <summary>Units as told of, several times for several positions.</summary>
    public long Updates { get; private set; }

    /// <summary>Of those, the ones with a newer position.</summary>
    public long Positions { get; private set; }

    public IReadOnlyDictionary<string, Unit> Shown()
    {
        lock (_gate)
        {
            return new Dictionary<string, Unit>(_units);
        }
    }

    public int CountOf(Func<string, bool> which)
    {
        lock (_gate)
        {
            return _units.Keys.Count(which);
        }
    }

    /// <summary>Forgets its counts, not its units.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            (AgeUs, OldestUs) = (new LongHistogram(LongestUs, 3), new LongHistogram(LongestUs, 3));
            (Messages, Updates, Positions) = (0, 0, 0);
        }
    }

    public ScreenCounts Counts()
    {
        lock (_gate)
        {
            var (age, oldest) = (new LongHistogram(LongestUs, 3), new LongHistogram(LongestUs, 3));
            age.Add(AgeUs);
            oldest.Add(OldestUs);
            return new ScreenCounts(age, oldest, Messages, Updates, Positions);
        }
    }

    public void Show(UnitUpdate update, DateTimeOffset now)
    {
        lock (_gate)
        {
            Messages += update.Units.Count + update.Removed.Count > 0 ? 1 : 0;
            foreach (var unit in update.Units)
            {
                Updates++;
                _units.TryGetValue(unit.Id, out var before);
                _units[unit.Id] = unit;
                if (unit.MovedAt is { } at && (before?.MovedAt is not { } then || at > then))
                {
                    Positions++;
                    Record(AgeUs, now - at.ToDateTimeOffset());
                    if (before?.MovedAt is { } last)
                    {
                        Record(OldestUs, now - last.ToDateTimeOffset());
                    }
                }
            }

            foreach (var gone in update.Removed)
            {
                _units.Remove(gone);
            }
        }
    }

    private static void Record(LongHistogram histogram, TimeSpan age) =>
        histogram.RecordValue(Math.Clamp((long)age.TotalMicroseconds, 0, LongestUs));
}
