namespace CityTwin.Fleet.Planning.Searching;

/// <summary>
/// Carries a running plan over to what is now: what is done falls away, units that are gone leave their jobs to others, what
/// no longer fits its windows is taken out, and jobs without a place get the cheapest one. Leaves nothing to chance.
/// </summary>
internal sealed class Mending(PlanModel model)
{
    private readonly Recreate _recreate = new(model, random: null);

    public Sketch Mend(Plan? running)
    {
        var sketch = new Sketch(model);
        var before = running?.Units.ToDictionary(unit => unit.UnitId, StringComparer.Ordinal);
        for (var unit = 0; unit < model.Units.Count; unit++)
        {
            Keep(sketch, unit, model.WithRest(model.Committed[unit]));
        }

        for (var unit = 0; unit < model.Units.Count; unit++)
        {
            if (before is not null && before.TryGetValue(model.Units[unit].Id, out var plan))
            {
                CarryOver(sketch, unit, plan);
            }
        }

        _recreate.Put(sketch, sketch.Missing().ToList()
            .OrderByDescending(job => model.DropPoints[job])
            .ThenBy(job => model.Stops.OfJob(job).Min(stop => model.Stops.LatestMs[stop] - model.Stops.EarliestMs[stop])));
        return sketch;
    }

    /// <summary>Job by job in the plan's order; one that makes the rest miss a window is left out.</summary>
    private void CarryOver(Sketch sketch, int unit, UnitRoute plan)
    {
        var order = StillThere(sketch, unit, plan);
        var kept = sketch.Routes[unit].Stops.ToHashSet();
        var tail = order.Where(stop => !kept.Contains(stop)).ToList();
        var whole = (int[])[.. sketch.Routes[unit].Stops, .. tail];
        if (model.Makes.Make(unit, whole) is not null)
        {
            Keep(sketch, unit, whole);
            return;
        }

        foreach (var job in tail.Select(stop => model.Stops.JobOf[stop]).Distinct())
        {
            var held = sketch.Routes[unit].Stops;
            Keep(sketch, unit, [.. held[..model.Committed[unit].Length], .. InOrder(held, job, order, model.Committed[unit].Length)]);
        }

        int[] InOrder(int[] held, int job, List<int> order, int committed)
        {
            var wanted = held.Skip(committed).Concat(model.Stops.OfJob(job)).ToHashSet();
            var known = order.Where(wanted.Contains).ToList();
            return [.. held.Skip(committed).Where(stop => !order.Contains(stop)), .. known];
        }
    }

    /// <summary>
    /// The unit's stops of before, by today's numbers. A job of which some stops are done has fewer now: those that are left
    /// are its last ones.
    /// </summary>
    private List<int> StillThere(Sketch sketch, int unit, UnitRoute plan)
    {
        var planned = plan.Stops.GroupBy(stop => stop.At.JobId).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var stops = new List<int>();
        foreach (var stop in plan.Stops)
        {
            var job = model.Stops.IndexOf(stop.At.JobId);
            if (job < 0 || !model.Allowed[job][unit] || (sketch.UnitOf[job] >= 0 && sketch.UnitOf[job] != unit))
            {
                continue;
            }

            var (now, earlier) = (model.Stops.CountOf(job), planned[stop.At.JobId]);
            var at = plan.Stops.Where(other => other.At.JobId == stop.At.JobId).TakeWhile(other => other != stop).Count() - (earlier - now);
            if (now <= earlier && at >= 0)
            {
                stops.Add(model.Stops.First(job) + at);
            }
        }

        return stops;
    }

    private void Keep(Sketch sketch, int unit, int[] stops)
    {
        if (stops.Length == 0 || model.Makes.Make(unit, stops) is not { } route)
        {
            return;
        }

        foreach (var job in stops.Select(stop => model.Stops.JobOf[stop]).Distinct().Where(job => sketch.UnitOf[job] < 0).ToList())
        {
            sketch.Add(job, route);
        }
    }
}
