namespace CityTwin.Fleet.Planning.Searching;

/// <summary>Writes a sketch as the plan that others read, with a reason for each job that is dropped.</summary>
internal sealed class PlanWriter(PlanModel model)
{
    private readonly Recreate _recreate = new(model, random: null);

    public Plan Write(Sketch sketch) => new()
    {
        Units = [.. sketch.Routes.Select(UnitRouteOf)],
        Dropped = [.. sketch.Missing().Select(job => Dropped(sketch, job))],
        Released = [.. model.Released.Select(unit => model.Units[unit].Id)],
        Points = sketch.Points,
    };

    private UnitRoute UnitRouteOf(Route route) => new()
    {
        UnitId = model.Units[route.Unit].Id,
        DepartsMs = route.DepartsMs,
        EndsMs = route.EndsMs,
        Cost = route.Cost,
        Stops = [.. route.Stops.Select((stop, i) => Planned(route, stop, i))],
    };

    private PlannedStop Planned(Route route, int stop, int at)
    {
        var leftMs = at == 0 ? route.DepartsMs : route.StartsMs[at - 1] + model.Stops.ServiceMs[route.Stops[at - 1]];
        var job = model.Stops.JobOf[stop];
        return new PlannedStop
        {
            At = new StopRef(model.Jobs[job].Id, stop - model.Stops.First(job)),
            ArrivesMs = leftMs + model.LegMs(route.Unit, at == 0 ? -1 : route.Stops[at - 1], stop),
            StartsMs = route.StartsMs[at],
            LeavesMs = route.StartsMs[at] + model.Stops.ServiceMs[stop],
            SlackMs = route.LatestMs[at] - route.StartsMs[at],
        };
    }

    private DroppedJob Dropped(Sketch sketch, int job)
    {
        var cheapest = _recreate.Cheapest(sketch, job, openUnits: true, double.MaxValue);
        double? points = cheapest is null ? null : cheapest.Points - sketch.Routes[cheapest.Unit].Points;
        var reason = points is null ? Alone(job) : DropReason.DearerThanItsPrice;
        return new DroppedJob(
            model.Jobs[job].Id, reason, model.DropPoints[job], points,
            PlanWords.Dropped(model.Jobs[job], reason, model.DropPoints[job], points));
    }

    /// <summary>What keeps units from it that do nothing but what they are committed to: of several, what the best of them lacks.</summary>
    private DropReason Alone(int job)
    {
        var worst = DropReason.NoCapableUnit;
        for (var unit = 0; unit < model.Units.Count; unit++)
        {
            if (!model.Allowed[job][unit])
            {
                continue;
            }

            var held = model.WithRest(model.Committed[unit]);
            var stops = (int[])[.. held, .. model.Stops.OfJob(job).Except(held)];
            if (model.Makes.Make(unit, stops, out var fault) is not null)
            {
                return DropReason.UnitsBusy;
            }

            worst = fault > worst ? fault.Value : worst;
        }

        return worst;
    }
}
