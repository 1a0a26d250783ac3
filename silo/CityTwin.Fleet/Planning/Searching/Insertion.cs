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
        var (unit, steadyPoints) = (route.Unit, SteadyPoints(route, model.Stops.ServiceMs[stop]));
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

            if (model.Units[unit].AwayPointsPerS == 0 && at > route.LastDue)
            {
                (below, best, bestAt) = (points + steadyPoints, null, at);
            }
            else if (model.Makes.Make(unit, With(route.Stops, stop, at)) is { } made && made.Points - route.Points < below)
            {
                (below, best, bestAt) = (made.Points - route.Points, made, -1);
            }
        }

        return bestAt >= 0 ? model.Makes.Make(unit, With(route.Stops, stop, bestAt)) : best;
    }

    /// <summary>What it adds wherever it goes in.</summary>
    private double SteadyPoints(Route route, long serviceMs) =>
        model.Makes.FairnessPoints(route.Unit, route.ServiceMs + serviceMs) - route.Cost.Fairness
        + (route.IsEmpty ? model.Problem.Weights.UnitUsedPoints : 0);

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
        var (first, count) = (model.Stops.First(job), model.Stops.CountOf(job));
        var steadyPoints = SteadyPoints(route, model.Stops.OfJob(job).Sum(stop => model.Stops.ServiceMs[stop]));
        var gaps = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            gaps[i] = Gaps(route, first + i, below - steadyPoints);
        }

        var best = (Route?)null;
        foreach (var places in gaps.Aggregate(1.0, (ways, gap) => ways * gap.Count) <= MaxSpreads ? Spread(gaps, 0, 0) : Together(gaps))
        {
            if (model.Makes.Make(route.Unit, With(route.Stops, first, places)) is { } made && made.Points - route.Points < below)
            {
                (below, best) = (made.Points - route.Points, made);
            }
        }

        return best;
    }

    /// <summary>Where the stop could go if it were alone: with the others of its job it is no earlier, and the way no shorter.</summary>
    private List<int> Gaps(Route route, int stop, double below)
    {
        var gaps = new List<int>();
        for (var at = model.Committed[route.Unit].Length; at <= route.Stops.Length; at++)
        {
            if (Added(route, stop, at) is { } points && points < below)
            {
                gaps.Add(at);
            }
        }

        return gaps;
    }

    /// <summary>A gap for each stop, none before that of the one ahead of it.</summary>
    private static IEnumerable<int[]> Spread(List<int>[] gaps, int stop, int from)
    {
        foreach (var gap in gaps[stop].Where(gap => gap >= from))
        {
            if (stop == gaps.Length - 1)
            {
                yield return [gap];
                continue;
            }

            foreach (var rest in Spread(gaps, stop + 1, gap))
            {
                yield return [gap, .. rest];
            }
        }
    }

    private static IEnumerable<int[]> Together(List<int>[] gaps) =>
        gaps[0].Where(gap => gaps.All(of => of.Contains(gap))).Select(gap => Enumerable.Repeat(gap, gaps.Length).ToArray());

    private static int[] With(int[] stops, int first, int[] gaps)
    {
        var (with, next) = (new int[stops.Length + gaps.Length], 0);
        for (var at = 0; at <= stops.Length; at++)
        {
            for (; next < gaps.Length && gaps[next] == at; next++)
            {
                with[at + next] = first + next;
            }

            if (at < stops.Length)
            {
                with[at + next] = stops[at];
            }
        }

        return with;
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
