using System.Globalization;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// The reports of a storm, the same for the same seed: who reports, when, what and where, and which of them tell of a matter
/// that was reported a little before and a few metres away.
/// </summary>
internal static class StormPlan
{
    private const int Bursts = 10;

    /// <summary>Of the time between the beginnings of two bursts, how much a burst takes.</summary>
    private const double BurstTime = 0.2;

    /// <summary>Half the side of the square that reports of one matter are in: about five metres.</summary>
    private const double SpreadDegrees = 5e-5;

    /// <summary>Matters back from now among which a report chooses what it tells of again.</summary>
    private const int RecentMatters = 200;

    /// <summary>Of the built-in desk: water on a road, a grate, a manhole, a street light.</summary>
    private static readonly (string Category, string Words)[] Matters =
    [
        ("M04006", "路面积水，车过不去"), ("M04006", "下穿道积水很深"), ("C01004", "雨水箅子堵了，水排不走"),
        ("C01003", "井盖被水冲开了，很危险"), ("C01015", "路灯全灭了"),
    ];

    public static IReadOnlyList<PlannedReport> Of(
        StormOptions options, IReadOnlyList<(double Longitude, double Latitude)> places)
    {
        var random = new Random(options.Seed);
        var reports = new List<PlannedReport>(options.Reports);
        var firsts = new List<PlannedReport>();
        for (var i = 0; i < options.Reports; i++)
        {
            var first = firsts.Count > 0 && random.NextDouble() < options.RepeatShare
                ? firsts[^(1 + random.Next(Math.Min(RecentMatters, firsts.Count)))]
                : null;
            var (category, words) = Matters[random.Next(Matters.Length)];
            var place = places[random.Next(places.Count)];
            var report = new PlannedReport(
                i, Due(options, i), random.NextDouble() < options.CitizenShare, first?.Category ?? category,
                Beside(first?.Longitude ?? place.Longitude, random), Beside(first?.Latitude ?? place.Latitude, random),
                first?.Text ?? string.Create(CultureInfo.InvariantCulture, $"{words}，在{i % 97}号门口"), first?.Number);
            reports.Add(report);
            if (first is null)
            {
                firsts.Add(report);
            }
        }

        return reports;
    }

    /// <summary>When so many have come before: fast in a burst, slowly after it, and all within the time.</summary>
    private static TimeSpan Due(StormOptions options, int number)
    {
        var inBurst = BurstTime * options.BurstFactor / ((BurstTime * options.BurstFactor) + 1 - BurstTime);
        var at = (double)number / options.Reports * Bursts;
        var (burst, part) = (Math.Floor(at), at - Math.Floor(at));
        var within = part < inBurst
            ? part / inBurst * BurstTime
            : BurstTime + ((part - inBurst) / (1 - inBurst) * (1 - BurstTime));
        return options.Duration * ((burst + within) / Bursts);
    }

    private static double Beside(double degrees, Random random) =>
        degrees + (((random.NextDouble() * 2) - 1) * SpreadDegrees);
}
