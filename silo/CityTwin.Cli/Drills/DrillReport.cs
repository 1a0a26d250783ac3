using System.Globalization;
using System.Text;
using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>A drill in figures: each fire, each stretch of time, and the public mark of 1, 3 and 5 minutes.</summary>
internal static class DrillReport
{
    private static readonly (string Name, TimeSpan Within, Func<FireRecord, TimeSpan?> Took)[] Marks =
    [
        ("react", TimeSpan.FromMinutes(1), record => record.React),
        ("verify", TimeSpan.FromMinutes(3), record => record.VerifyIn),
        ("on scene", TimeSpan.FromMinutes(5), record => record.OnScene),
        ("handle", TimeSpan.FromMinutes(5), record => record.Handle),
    ];

    public static string Text(IReadOnlyList<FireRecord> records)
    {
        var text = new StringBuilder();
        text.AppendLine("fire  cell              react   verify   handle  finding       unit");
        foreach (var record in records)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{record.Place.Number,4}  {record.Place.Cell}  {Seconds(record.React),6} {Seconds(record.VerifyIn),8} {Seconds(record.Handle),8}  {record.Verify?.Finding ?? "-",-12}  {record.Verify?.Unit ?? "nobody was sent"}");
        }

        Lines(text, records);
        text.AppendLine().AppendLine("from the first reading     within   median      p90    worst");
        foreach (var (name, within, took) in Marks)
        {
            TimeSpan[] times = [.. records.Select(took).OfType<TimeSpan>().Order()];
            var met = times.Count(time => time <= within);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{name,-8} in {within.TotalMinutes:0} min      {met,4} of {records.Count,-4} {Seconds(At(times, 0.5)),6} {Seconds(At(times, 0.9)),8} {Seconds(At(times, 1)),8}");
        }

        text.AppendLine().AppendLine("where the seconds went            median      p90    worst");
        var stretches = records.Select(FireSeconds.Of).ToList();
        foreach (var (i, (name, _)) in FireSeconds.Names.Index())
        {
            TimeSpan[] times = [.. stretches.Select(one => one[i]).OfType<TimeSpan>().Order()];
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{name,-30} {Seconds(At(times, 0.5)),9} {Seconds(At(times, 0.9)),8} {Seconds(At(times, 1)),8}");
        }

        Arrivals(text, records);
        return text.ToString().TrimEnd();
    }

    /// <summary>Of each fire where its seconds went; the sum is all of the line. Then what kept one from being handled.</summary>
    private static void Lines(StringBuilder text, IReadOnlyList<FireRecord> records)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"fire, s  {string.Concat(FireSeconds.Names.Select(name => $"{name.Short,10}"))}       sum");
        foreach (var record in records)
        {
            var took = FireSeconds.Of(record);
            var sum = took.Aggregate(TimeSpan.Zero, (all, one) => all + (one ?? TimeSpan.Zero));
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{record.Place.Number,7}  {string.Concat(took.Select(one => $"{Bare(one),10}"))}{Bare(sum),10}{(record.HandledAt is null ? "  not handled" : "")}");
        }

        foreach (var (record, why) in records.Select(record => (record, record.WhyNotHandled)).Where(one => one.WhyNotHandled is not null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"fire {record.Place.Number} is not handled: {why}");
        }
    }

    private static string Bare(TimeSpan? time) =>
        time is { } known ? known.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "-";

    /// <summary>How well arrivals were foretold when units were sent: later than foretold is above zero.</summary>
    private static void Arrivals(StringBuilder text, IReadOnlyList<FireRecord> records)
    {
        text.AppendLine().AppendLine("arrival against what was foretold    units     bias  mean off      p90    worst");
        foreach (var kind in records.SelectMany(record => record.Responses.Append(record.Verify).OfType<Mission>())
            .Where(mission => mission.Clocks.OnSceneAt is not null && mission.Attempts is [.., { Eta: not null }])
            .Select(mission => (Kind: mission.Unit.Split(':')[0], Late: mission.Clocks.OnSceneAt.ToDateTimeOffset() - mission.Attempts[^1].Eta.ToDateTimeOffset()))
            .GroupBy(arrival => arrival.Kind, arrival => arrival.Late).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            TimeSpan[] off = [.. kind.Select(late => late.Duration()).Order()];
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{kind.Key,-34} {off.Length,7} {Seconds(Mean(kind)),8} {Seconds(Mean(off)),9} {Seconds(At(off, 0.9)),8} {Seconds(At(off, 1)),8}");
        }
    }

    private static TimeSpan Mean(IEnumerable<TimeSpan> times) => TimeSpan.FromSeconds(times.Average(time => time.TotalSeconds));

    /// <summary>By the nearest rank.</summary>
    private static TimeSpan? At(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static string Seconds(TimeSpan? time) =>
        time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.0} s") : "-";
}
