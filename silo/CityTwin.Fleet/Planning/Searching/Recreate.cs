namespace CityTwin.Fleet.Planning.Searching;

/// <summary>Puts jobs into the routes where each costs least, one after the other.</summary>
internal sealed class Recreate
{
    /// <summary>One position in a hundred is passed over, so that the same hole is not filled the same way for ever.</summary>
    private const double SkippedShare = 0.01;

    private readonly PlanModel _model;
    private readonly Insertion _insertion;
    private readonly Func<bool>? _skip;
    private readonly bool[] _triedClass;

    /// <param name="random">None for a search that leaves nothing to chance.</param>
    public Recreate(PlanModel model, Random? random)
    {
        (_model, _insertion, _triedClass) = (model, new Insertion(model), new bool[model.Units.Count]);
        _skip = random is null ? null : () => random.NextDouble() < SkippedShare;
    }

    /// <param name="maxUnits">So many may be sent out; one that has nothing to do is left so when they are.</param>
    /// <param name="atAnyPrice">Whether a job goes in though dropping it would be cheaper.</param>
    public void Put(Sketch sketch, IEnumerable<int> jobs, int maxUnits = int.MaxValue, bool atAnyPrice = false)
    {
        foreach (var job in jobs)
        {
            if (Cheapest(sketch, job, sketch.Used < maxUnits, atAnyPrice ? double.MaxValue : _model.DropPoints[job]) is { } route)
            {
                sketch.Add(job, route);
            }
        }
    }

    /// <summary>The route that takes the job for the least, less than <paramref name="below"/>.</summary>
    public Route? Cheapest(Sketch sketch, int job, bool openUnits, double below)
    {
        Array.Clear(_triedClass);
        var best = (Route?)null;
        for (var unit = 0; unit < _model.Units.Count; unit++)
        {
            if (!_model.Allowed[job][unit])
            {
                continue;
            }

            var route = sketch.Routes[unit];
            if (route.IsEmpty)
            {
                if (!openUnits || _triedClass[_model.ClassOf[unit]])
                {
                    continue;
                }

                _triedClass[_model.ClassOf[unit]] = true;
            }

            if (_insertion.Best(route, job, below, _skip) is { } with)
            {
                (best, below) = (with, with.Points - route.Points);
            }
        }

        return best;
    }
}
