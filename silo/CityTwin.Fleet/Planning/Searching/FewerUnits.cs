namespace CityTwin.Fleet.Planning.Searching;

/// <summary>
/// Does the same work by fewer units: one unit's jobs are taken out, and ruin and recreate goes on until they have all found
/// a place. A job that has long been without one weighs more, so that it is others' turn.
/// </summary>
internal sealed class FewerUnits(PlanModel model, Random random)
{
    /// <summary>In mean points of travel a stop: how much longer the ways may get while jobs look for a place.</summary>
    private const double Temperature = 0.3;

    private readonly Ruin _ruin = new(model, random);
    private readonly Recreate _recreate = new(model, random);
    private readonly PuttingOrder _order = new(model, random);
    private readonly long[] _timesAbsent = new long[model.Jobs.Count];

    /// <returns>The plan with the fewest units found that is cheaper, and in which every job has its place; the start, if none is.</returns>
    public Sketch Improve(Sketch start, SearchClock clock, Action<Sketch> found)
    {
        var (best, least) = (start, Least());
        while (best.Absent == 0 && best.Used > least && Without(best) is { } current)
        {
            // Where setting out costs little, one unit fewer can be dearer: longer ways, and work less fairly shared.
            if (Fill(current, clock) is not { } whole || whole.Points >= best.Points)
            {
                break;
            }

            best = whole;
            found(best);
        }

        return best;
    }

    private Sketch? Fill(Sketch current, SearchClock clock)
    {
        var most = current.Used;
        var temperature = Temperature * current.Routes.Sum(route => route.Cost.Travel) / Math.Max(1, model.Stops.Count);
        while (current.Absent > 0)
        {
            if (!clock.Next())
            {
                return null;
            }

            var next = current.Copy();
            _ruin.Do(next);
            _recreate.Put(next, _order.Of([.. next.Missing()]), most, atAnyPrice: true);
            if (next.Absent == 0 || Weight(next) < Weight(current)
                || (next.Absent <= current.Absent && next.RoutePoints < current.RoutePoints - (temperature * Math.Log(1 - random.NextDouble()))))
            {
                current = next;
            }

            foreach (var job in next.Missing())
            {
                _timesAbsent[job]++;
            }
        }

        return current;
    }

    /// <summary>So few at least, by what there is to carry.</summary>
    private int Least()
    {
        var (load, capacity) = (model.Stops.Load.Sum(), model.Units.Max(unit => unit.Capacity));
        return model.Stops.HasUnloading || capacity <= 0 ? 0 : (int)(((load - 1) / capacity) + 1);
    }

    private long Weight(Sketch sketch) => sketch.Missing().Sum(job => _timesAbsent[job]);

    /// <summary>Without the unit whose jobs were easiest to place so far; of those, the one with the fewest.</summary>
    private Sketch? Without(Sketch sketch)
    {
        var route = sketch.Routes
            .Where(route => !route.IsEmpty && !route.Stops.Any(stop => model.Frozen[model.Stops.JobOf[stop]]))
            .OrderBy(route => route.Stops.Sum(stop => _timesAbsent[model.Stops.JobOf[stop]]))
            .ThenBy(route => route.Stops.Length).ThenBy(route => route.Unit)
            .FirstOrDefault();
        if (route is null)
        {
            return null;
        }

        var without = sketch.Copy();
        without.Remove(route.Stops.Select(stop => model.Stops.JobOf[stop]).Distinct().ToList(), model.Makes.Make(route.Unit, [])!);
        return without;
    }
}
