namespace CityTwin.Fleet.Planning.Searching;

/// <summary>
/// Times and prices a sequence of stops: the one authority on what a unit's part of a plan is and costs. A unit sets out so
/// that it does not wait at its first stop, and begins everything as early as it can.
/// </summary>
internal sealed class RouteMaker(PlanModel model)
{
    /// <summary>Nothing when the unit cannot do that.</summary>
    public Route? Make(int unit, int[] stops) => Make(unit, stops, out _);

    /// <param name="fault">What is in the way, when there is no route.</param>
    public Route? Make(int unit, int[] stops, out DropReason? fault)
    {
        var definition = model.Units[unit];
        var (startsMs, travelMs, serviceMs, load, late) = (new long[stops.Length], 0L, 0L, 0L, 0.0);
        var table = model.Stops;
        var departsMs = stops.Length == 0 ? definition.ReadyMs
            : Math.Max(definition.ReadyMs, table.EarliestMs[stops[0]] - model.LegMs(unit, -1, stops[0]));
        var (atMs, before) = (departsMs, -1);
        for (var i = 0; i < stops.Length; i++)
        {
            var stop = stops[i];
            var legMs = model.LegMs(unit, before, stop);
            startsMs[i] = Math.Max(atMs + legMs, table.EarliestMs[stop]);
            load += table.Load[stop];
            fault = legMs >= PlanModel.FarMs ? DropReason.NoWay
                : startsMs[i] > table.LatestMs[stop] ? DropReason.TooLate
                : load > definition.Capacity || load < 0 ? DropReason.TooHeavy
                : null;
            if (fault is not null)
            {
                return null;
            }

            travelMs += legMs;
            serviceMs += table.ServiceMs[stop];
            late += table.LatePoints(stop, startsMs[i]);
            (atMs, before) = (startsMs[i] + table.ServiceMs[stop], stop);
        }

        var homeMs = stops.Length == 0 ? 0 : model.LegMs(unit, before, -1);
        travelMs += homeMs;
        fault = homeMs >= PlanModel.FarMs ? DropReason.NoWay
            : atMs + homeMs > definition.ShiftEndMs ? DropReason.ShiftTooShort
            : travelMs + (serviceMs * definition.EnduranceShareOfService) > definition.EnduranceMs ? DropReason.NotEnoughEnergy
            : null;
        return fault is not null ? null : Priced(unit, stops, startsMs, departsMs, atMs + homeMs, travelMs, serviceMs, load, late);
    }

    /// <summary>What the work beyond the fair share costs.</summary>
    public double FairnessPoints(int unit, long serviceMs) =>
        Math.Max(0, model.Units[unit].WorkedMs + serviceMs - model.FairShareMs) * model.Problem.Weights.FairnessPointsPerS / 1_000;

    private Route Priced(
        int unit, int[] stops, long[] startsMs, long departsMs, long endsMs, long travelMs, long serviceMs, long load, double late)
    {
        var weights = model.Problem.Weights;
        var cost = new UnitCost(
            travelMs * weights.TravelPointsPerS / 1_000, late, FairnessPoints(unit, serviceMs),
            (endsMs - departsMs) * model.Units[unit].AwayPointsPerS / 1_000, stops.Length == 0 ? 0 : weights.UnitUsedPoints);
        return new Route
        {
            Unit = unit,
            Stops = stops,
            StartsMs = startsMs,
            LatestMs = Latest(unit, stops),
            DepartsMs = departsMs,
            EndsMs = endsMs,
            TravelMs = travelMs,
            ServiceMs = serviceMs,
            Load = load,
            LastDue = model.Stops.HasDue ? Array.FindLastIndex(stops, stop => model.Stops.LatePointsPerMs[stop] > 0) : -1,
            Cost = cost,
            Points = cost.Points,
        };
    }

    private long[] Latest(int unit, int[] stops)
    {
        var latestMs = new long[stops.Length];
        var (nextMs, next) = (model.Units[unit].ShiftEndMs, -1);
        for (var i = stops.Length - 1; i >= 0; i--)
        {
            var stop = stops[i];
            latestMs[i] = Math.Min(model.Stops.LatestMs[stop], nextMs - model.LegMs(unit, stop, next) - model.Stops.ServiceMs[stop]);
            (nextMs, next) = (latestMs[i], stop);
        }

        return latestMs;
    }
}
