using CityTwin.Fleet.Planning;

namespace CityTwin.Fleet.Tests.Planning;

/// <summary>Problems for plans: places on a plane, two ways of moving, units and jobs of all kinds.</summary>
internal static class PlanProblems
{
    public const long NowMs = 1_795_934_222_000;

    /// <summary>Where nobody says otherwise.</summary>
    private const int UsualPlaces = 30;

    private const long MinuteMs = 60_000;

    private static readonly string[] Capabilities = ["camera", "pump", "carry"];

    public static PlanProblem Seeded(int units, int jobs, int seed, int places = UsualPlaces)
    {
        var random = new Random(seed);
        var at = Enumerable.Range(0, places).Select(_ => (X: random.Next(6_000), Y: random.Next(6_000))).ToArray();
        return new PlanProblem
        {
            Matrices = [Moving(at, 1.5), Moving(at, 8, random)],
            Units = [.. Enumerable.Range(0, units).Select(i => Unit($"unit-{i:00}", places, random))],
            Jobs = [.. Enumerable.Range(0, jobs).Select(i => Job($"job-{i:00}", places, random))],
            Weights = new PlanWeights { UnitUsedPoints = random.Next(3) == 0 ? 200 : 0 },
        };
    }

    public static PlanJob Job(string id, int places, Random random)
    {
        var earliestMs = NowMs + (random.Next(180) * MinuteMs);
        var windowed = random.Next(2) == 0;
        var stops = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        var load = random.Next(1, 5);
        return new PlanJob
        {
            Id = id,
            Priority = random.Next(1, 5),
            Needs = [.. Capabilities.Where(_ => random.Next(5) == 0)],
            Stops = [.. Enumerable.Range(0, stops).Select(stop => new PlanStop
            {
                Place = random.Next(places),
                ServiceMs = random.Next(1, 15) * MinuteMs,
                EarliestMs = windowed ? earliestMs : long.MinValue,
                LatestMs = windowed ? earliestMs + (random.Next(10, 120) * MinuteMs) : long.MaxValue,
                DueMs = random.Next(3) == 0 ? NowMs + (random.Next(240) * MinuteMs) : null,
                // Taken up at the first, set down at the last.
                Load = stops == 1 ? random.Next(3) : stop == 0 ? load : stop == stops - 1 ? -load : 0,
            })],
        };
    }

    /// <summary>Straight ways at that speed; with a <paramref name="random"/> some are closed.</summary>
    public static TravelMatrix Moving(IReadOnlyList<(int X, int Y)> at, double speedMps, Random? random = null) => TravelMatrix.Of(
        at.Count,
        (from, to) => from != to && random is not null && random.Next(40) == 0 ? TravelMatrix.NoWayMs
            : (long)(Math.Sqrt(Math.Pow(at[from].X - at[to].X, 2) + Math.Pow(at[from].Y - at[to].Y, 2)) / speedMps * 1_000));

    private static PlanUnit Unit(string id, int places, Random random) => new()
    {
        Id = id,
        Capabilities = [.. Capabilities.Where(_ => random.Next(3) > 0)],
        StartPlace = random.Next(places),
        EndPlace = random.Next(places),
        ReadyMs = NowMs + (random.Next(30) * MinuteMs),
        ShiftEndMs = NowMs + ((240 + random.Next(240)) * MinuteMs),
        Capacity = 4 + random.Next(6),
        EnduranceMs = random.Next(2) == 0 ? long.MaxValue : (30 + random.Next(120)) * MinuteMs,
        EnduranceShareOfService = random.Next(2) * 0.5,
        Matrix = random.Next(2),
        WorkedMs = random.Next(60) * MinuteMs,
        AwayPointsPerS = random.Next(3) == 0 ? 0.1 : 0,
    };
}
