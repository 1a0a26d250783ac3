namespace CityTwin.Fleet.Planning.Searching;

/// <summary>Where a job costs least in a route.</summary>
internal sealed class Insertion(PlanModel model)
{
    /// <summary>Ways to spread a job's stops over a route that are tried; where there are more, they stay together.</summary>
    private const int MaxSpreads = 200;

    /// <summary>The route with the job in it, if it adds less than <paramref name="below"/> points.</summary>
    /// <param name="skip">Positions not looked at: a search that leaves some out at random finds what a thorough one does not.</param>
    public Route? Best(Route route, int job, double below, Func<bool>? skip = null) =>
        model.Stops.CountOf(job) == 1 ? BestOfOne(route, model.Stops.First(job), below, skip) : BestOfMany(route, job, below);

    private Route? BestOfOne(Route route, int stop, double below, Func<bool>? skip)
    {
        var unit = route.Unit;
        var exact = !model.Stops.HasDue && model.Units[unit].AwayPointsPerS == 0;
        var steadyPoints = model.Makes.FairnessPoints(unit, route.ServiceMs + model.Stops.ServiceMs[stop]) - route.Cost.Fairness
            + (route.IsEmpty ? model.Problem.Weights.UnitUsedPoints : 0);
        if (steadyPoints >= below || !Fits(route, stop))
        {
            return null;
        }

        var (best, bestAt) = ((Route?)null, -1);
        for (var at = model.Committed[unit].Length; at <= route.Stops.Length; at++)
        {
            if (skip is not null && skip())
            {
                continue;
            }

            if (Added(route, stop, at) is not { } points || points + steadyPoints >= below)
            {
                continue;
            }

            if (exact)
            {
                (below, bestAt) = (points + steadyPoints, at);
            }
            else if (model.Makes.Make(unit, With(route.Stops, stop, at)) is { } made && made.Points - route.Points < below)
            {
                (below, best) = (made.Points - route.Points, made);
            }
        }

        return bestAt >= 0 ? model.Makes.Make(unit, With(route.Stops, stop, bestAt)) : best;
    }

    /// <summary>What the sum of loads alone can rule out.</summary>
    private bool Fits(Route route, int stop) =>
        model.Stops.HasUnloading || route.Load + model.Stops.Load[stop] <= model.Units[route.Unit].Capacity;

    /// <summary>The travel and the stop's own lateness that it adds there, or nothing when that misses a window.</summary>
    private double? Added(Route route, int stop, int at)
    {
        var (unit, table, stops) = (route.Unit, model.Stops, route.Stops);
        var (before, after) = (at == 0 ? -1 : stops[at - 1], at == stops.Length ? -1 : stops[at]);
        var (inMs, outMs) = (model.LegMs(unit, before, stop), model.LegMs(unit, stop, after));
        var definition = model.Units[unit];
        var freeMs = at == 0 ? definition.ReadyMs : route.StartsMs[at - 1] + table.ServiceMs[before];
        var startsMs = Math.Max(freeMs + inMs, table.EarliestMs[stop]);
        if (startsMs > table.LatestMs[stop]
            || startsMs + table.ServiceMs[stop] + outMs > (after < 0 ? definition.ShiftEndMs : route.LatestMs[at]))
        {
            return null;
        }

        var moreMs = inMs + outMs - (route.IsEmpty ? 0 : model.LegMs(unit, before, after));
        return route.TravelMs + moreMs + ((route.ServiceMs + table.ServiceMs[stop]) * definition.EnduranceShareOfService) > definition.EnduranceMs
            ? null
            : (moreMs * model.Problem.Weights.TravelPointsPerS / 1_000) + table.LatePoints(stop, startsMs);
    }

    private Route? BestOfMany(Route route, int job, double below)
    {
        var best = (Route?)null;
        foreach (var stops in Spreads(route.Stops, model.Committed[route.Unit].Length, model.Stops.First(job), model.Stops.CountOf(job)))
        {
            if (model.Makes.Make(route.Unit, stops) is { } made && made.Points - route.Points < below)
            {
                (below, best) = (made.Points - route.Points, made);
            }
        }

        return best;
    }

    private static IEnumerable<int[]> Spreads(int[] stops, int from, int first, int count)
    {
        var room = stops.Length - from;
        return Combinations(room + count, count) <= MaxSpreads
            ? Spread(stops, from, first, count)
            : Enumerable.Range(from, room + 1).Select(at => (int[])[.. stops[..at], .. Enumerable.Range(first, count), .. stops[at..]]);
    }

    /// <summary>All ways to put the job's stops in, in their order.</summary>
    private static IEnumerable<int[]> Spread(int[] stops, int from, int first, int count)
    {
        for (var at = from; at <= stops.Length; at++)
        {
            var with = With(stops, first, at);
            if (count == 1)
            {
                yield return with;
                continue;
            }

            foreach (var rest in Spread(with, at + 1, first + 1, count - 1))
            {
                yield return rest;
            }
        }
    }

    private static double Combinations(int of, int take)
    {
        var ways = 1.0;
        for (var i = 1; i <= take; i++)
        {
            ways = ways * (of - take + i) / i;
        }

        return ways;
    }

    private static int[] With(int[] stops, int stop, int at)
    {
        var with = new int[stops.Length + 1];
        stops.AsSpan(0, at).CopyTo(with);
        with[at] = stop;
        stops.AsSpan(at).CopyTo(with.AsSpan(at + 1));
        return with;
    }
}
