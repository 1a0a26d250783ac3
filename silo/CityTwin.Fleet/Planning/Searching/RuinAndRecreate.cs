namespace CityTwin.Fleet.Planning.Searching;

/// <summary>Improves a plan by simulated annealing over ruin and recreate.</summary>
internal sealed class RuinAndRecreate(PlanModel model, Random random)
{
    /// <summary>The first temperature in mean points of travel a stop; the last is a hundredth of it.</summary>
    private const double FirstTemperature = 1.5, Cooling = 0.01;

    private readonly Ruin _ruin = new(model, random);
    private readonly Recreate _recreate = new(model, random);
    private readonly PuttingOrder _order = new(model, random);

    /// <param name="found">Told of each plan better than all before.</param>
    public Sketch Improve(Sketch start, SearchClock clock, Action<Sketch> found)
    {
        var (current, best) = (start, start);
        var scale = FirstTemperature * start.Routes.Sum(route => route.Cost.Travel) / Math.Max(1, model.Stops.Count);
        while (clock.Next())
        {
            var next = current.Copy();
            _ruin.Do(next);
            _recreate.Put(next, _order.Of([.. next.Missing()]));
            var temperature = scale * Math.Pow(Cooling, clock.Progress);
            if (next.Points < current.Points - (temperature * Math.Log(1 - random.NextDouble())))
            {
                current = next;
            }

            if (next.Points < best.Points - Smallest)
            {
                best = next;
                found(best);
            }
        }

        return best;
    }

    /// <summary>In points: what is less is rounding.</summary>
    internal const double Smallest = 1e-6;
}
