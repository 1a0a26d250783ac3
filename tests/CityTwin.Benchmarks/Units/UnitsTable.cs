using System.Globalization;
using CityTwin.City;
using HdrHistogram;

namespace CityTwin.Benchmarks.Units;

/// <summary>What was counted, in rows and sentences.</summary>
internal static class UnitsTable
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "who watch", "how many", "age p50", "p95", "p99", "max", "p99 as the next comes", "positions/s each", "of those said",
        "messages/s each", "KiB/s each", "bytes a position",
    ];

    public static IReadOnlyList<IReadOnlyList<string>> Rows(Stretch stretch, UnitAudience audience, IReadOnlyList<TwinId> units)
    {
        var moving = units.Select(unit => unit.Value).ToHashSet(StringComparer.Ordinal);
        var all = audience.Watchers.Select((watcher, i) => new Seen(
            watcher.Area.Level, stretch.Screens[i], stretch.WireBytes[i], watcher.Screen.CountOf(moving.Contains))).ToList();
        return
        [
            .. new[] { (DivisionLevel.City, "the whole city"), (DivisionLevel.District, "a district"), (DivisionLevel.Street, "a street") }
                .Select(level => (Who: level.Item2, Group: all.Where(seen => seen.Level == level.Item1).ToList()))
                .Where(level => level.Group.Count > 0)
                .Select(level => Row(level.Who, level.Group, stretch)),
            Row("all", all, stretch),
        ];
    }

    public static string Units(Stretch stretch) => string.Create(Plain,
        $"Units said {stretch.Said:N0} positions, {stretch.Said / stretch.Took.TotalSeconds:N0} a second, and {stretch.Taken:N0} were acknowledged meanwhile: p50 {Ms(stretch.AckUs, 50)} ms, p99 {Ms(stretch.AckUs, 99)} ms, max {Ms(stretch.AckUs, 100)} ms. ")
        + string.Create(Plain,
            $"All watchers together were sent {stretch.Screens.Sum(screen => screen.Positions) / stretch.Took.TotalSeconds:N0} positions a second, {stretch.WireBytes.Sum() / stretch.Took.TotalSeconds / 1048576:F2} MiB/s on the wire.");

    public static string Price(Stretch stretch) => "Processor time as a share of one core: " + string.Join(", ",
        new (string Who, long Count, string Each)[]
        {
            ("silo", stretch.Said, "a position said"), ("gateway", stretch.Screens.Sum(screen => screen.Positions), "a position at a watcher"),
            ("Azurite", stretch.Said, "a position said"), ("load generator, watchers and all,", stretch.Said, "a position said"),
        }.Zip(stretch.Cpu, (of, cpu) => string.Create(Plain,
            $"{of.Who} {cpu / stretch.Took:P0}, {cpu.TotalMicroseconds / Math.Max(1, of.Count):F1} µs {of.Each}"))) + ".";

    public static string Kept(UnitsOptions options, TimeSpan healed) => string.Create(Plain,
        $"Nothing was lost: {healed.TotalSeconds:F0} s after the last was acknowledged the city had the last position of each of {options.Units:N0} units, and each of {options.Watchers} watchers those of its area and no others.");

    public static string Ms(LongHistogram us, double percentile) =>
        (us.GetValueAtPercentile(percentile) / 1000.0).ToString("N1", Plain);

    private static IReadOnlyList<string> Row(string who, IReadOnlyList<Seen> group, Stretch stretch)
    {
        var counts = group.Select(seen => seen.Counts).Aggregate((one, more) => one.Plus(more));
        var seconds = stretch.Took.TotalSeconds;
        // Each says one a second; of a street only those who are there at the end can be counted.
        var said = group.Sum(seen => seen.Units) * seconds;
        return
        [
            who, group.Count.ToString(Plain),
            .. new[] { 50.0, 95, 99, 100 }.Select(percentile => Ms(counts.AgeUs, percentile)),
            Ms(counts.OldestUs, 99),
            (counts.Positions / seconds / group.Count).ToString("N1", Plain),
            (counts.Positions / Math.Max(1, said)).ToString("P1", Plain),
            (counts.Messages / seconds / group.Count).ToString("F2", Plain),
            (group.Sum(seen => seen.WireBytes) / seconds / group.Count / 1024).ToString("N1", Plain),
            (group.Sum(seen => seen.WireBytes) / (double)Math.Max(1, counts.Positions)).ToString("N0", Plain),
        ];
    }

    private sealed record Seen(DivisionLevel Level, ScreenCounts Counts, long WireBytes, int Units);
}
