namespace CityTwin.Fleet.Planning.Searching;

/// <summary>In which order jobs are put back: each draw another, as no one of them is right for all.</summary>
internal sealed class PuttingOrder
{
    private readonly PlanModel _model;
    private readonly Random _random;
    private readonly double[] _load, _window, _fromHome;

    public PuttingOrder(PlanModel model, Random random)
    {
        (_model, _random) = (model, random);
        var table = model.Stops;
        _load = PerJob(job => -table.OfJob(job).Max(stop => table.Load[stop]));
        _window = PerJob(job => table.OfJob(job).Min(stop => table.LatestMs[stop] - table.EarliestMs[stop]));
        _fromHome = PerJob(job => model.LegMs(Math.Max(0, Array.IndexOf(model.Allowed[job], true)), table.First(job), -1));
    }

    public IEnumerable<int> Of(IReadOnlyList<int> jobs)
    {
        var shuffled = jobs.ToArray();
        _random.Shuffle(shuffled);
        return _random.Next(14) switch
        {
            < 4 => shuffled,
            < 7 => shuffled.OrderBy(job => _load[job]),
            < 9 => shuffled.OrderBy(job => _window[job]),
            < 11 => shuffled.OrderBy(job => -_fromHome[job]),
            < 12 => shuffled.OrderBy(job => _fromHome[job]),
            _ => shuffled.OrderBy(job => -_model.DropPoints[job]),
        };
    }

    private double[] PerJob(Func<int, double> value) => [.. Enumerable.Range(0, _model.Jobs.Count).Select(value)];
}
