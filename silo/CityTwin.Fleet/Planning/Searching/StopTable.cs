namespace CityTwin.Fleet.Planning.Searching;

/// <summary>All stops of all jobs, by number; a job's are numbered in its order, one after the other.</summary>
internal sealed class StopTable
{
    private readonly Dictionary<string, int> _jobIndex;
    private readonly int[] _first;

    public StopTable(PlanProblem problem)
    {
        var stops = problem.Jobs.SelectMany((job, index) => job.Stops.Select(stop => (job, index, stop))).ToList();
        var begin = problem.Units.Min(unit => unit.ReadyMs);
        var end = problem.Units.Max(unit => unit.ShiftEndMs);
        JobOf = [.. stops.Select(x => x.index)];
        Place = [.. stops.Select(x => x.stop.Place)];
        ServiceMs = [.. stops.Select(x => x.stop.ServiceMs)];
        // Within the shifts, so that no sum of them overflows; a window outside stays one that cannot be met.
        EarliestMs = [.. stops.Select(x => Math.Clamp(x.stop.EarliestMs, begin, end + 1))];
        LatestMs = [.. stops.Select(x => Math.Clamp(x.stop.LatestMs, begin - 1, end + 1))];
        DueMs = [.. stops.Select(x => x.stop.DueMs ?? long.MaxValue)];
        Load = [.. stops.Select(x => x.stop.Load)];
        LatePointsPerMs =
        [
            .. stops.Select(x => x.stop.DueMs is null ? 0
                : problem.Weights.LatenessPointsPerS * problem.Weights.UrgencyFactors[x.job.Priority - 1] / 1_000),
        ];
        HasDue = LatePointsPerMs.Any(points => points > 0);
        HasUnloading = Load.Any(load => load < 0);
        _first = new int[problem.Jobs.Count + 1];
        _jobIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var job = 0; job < problem.Jobs.Count; job++)
        {
            _first[job + 1] = _first[job] + problem.Jobs[job].Stops.Count;
            _jobIndex.Add(problem.Jobs[job].Id, job);
        }
    }

    public int Count => JobOf.Length;

    public int[] JobOf { get; }

    public int[] Place { get; }

    public long[] ServiceMs { get; }

    public long[] EarliestMs { get; }

    public long[] LatestMs { get; }

    /// <summary>The largest number for a stop that is never late.</summary>
    public long[] DueMs { get; }

    public double[] LatePointsPerMs { get; }

    public long[] Load { get; }

    public bool HasDue { get; }

    /// <summary>Loads go down on the way as well: the sum says nothing of what is carried between.</summary>
    public bool HasUnloading { get; }

    public int First(int job) => _first[job];

    public int CountOf(int job) => _first[job + 1] - _first[job];

    public IEnumerable<int> OfJob(int job) => Enumerable.Range(_first[job], CountOf(job));

    public int Of(StopRef at) => _first[_jobIndex[at.JobId]] + at.Stop;

    /// <summary>The job's number, or −1.</summary>
    public int IndexOf(string jobId) => _jobIndex.GetValueOrDefault(jobId, -1);

    public double LatePoints(int stop, long startsMs) =>
        startsMs > DueMs[stop] ? (startsMs - DueMs[stop]) * LatePointsPerMs[stop] : 0;
}
