using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>
/// Keeps a flight apart from those in the book: higher, later, or around, whichever arrives first; of equals in this order.
/// It changes nothing: the answer is reserved with <see cref="AirspaceBook.TryReserve"/>.
/// </summary>
public sealed class Deconflictor(FlightPlanner planner, AirspaceBook book, DeconflictionOptions? options = null)
{
    private readonly DeconflictionOptions _options = options ?? new DeconflictionOptions();

    public Deconfliction Resolve(string flightId, FlightRequest request, CancellationToken cancel = default)
    {
        var alone = planner.Plan(request, cancel);
        if (alone is not { Reachable: true, Plan: { } undisturbed })
        {
            return new Deconfliction(alone, DeconflictionMeans.None, [], []);
        }

        var conflicts = book.Conflicts(flightId, undisturbed.Segments);
        if (conflicts.Count == 0)
        {
            return new Deconfliction(alone, DeconflictionMeans.None, [], []);
        }

        var asked = new Question(flightId, request, undisturbed, conflicts[0], cancel);
        var considered = new[] { Layer(asked), Delay(asked), Detour(asked) }
            .OrderBy(option => option.Plan is null).ThenBy(option => option.CostS).ThenBy(option => option.Means).ToList();
        return considered[0] is { Plan: { } plan } best
            ? new Deconfliction(new FlightAnswer(plan, null), best.Means, conflicts, considered)
            : new Deconfliction(
                FlightAnswer.No(FlightRefusalCode.Traffic, $"Flight {conflicts[0].FlightId} is in the way. {string.Join(" ", considered.Select(o => o.Reason))}"),
                DeconflictionMeans.None, conflicts, considered);
    }

    private DeconflictionOption Layer(Question asked)
    {
        var stepM = Math.Max(_options.LayerM, book.Minima.VerticalM);
        for (var layer = 1; layer <= _options.MaxLayers; layer++)
        {
            var atM = asked.Alone.CruiseM + (layer * stepM);
            if (Free(asked, asked.Request with { LeastCruiseM = atM }) is { } plan)
            {
                return asked.Option(DeconflictionMeans.Layer, plan, FormattableString.Invariant(
                    $"It cruises at {plan.CruiseM:0} m, {plan.CruiseM - asked.Alone.CruiseM:0} m higher."));
            }
        }

        return Hopeless(DeconflictionMeans.Layer, $"None of {_options.MaxLayers} higher layers is free.");
    }

    private DeconflictionOption Delay(Question asked)
    {
        for (var delayS = _options.DelayStepS; delayS <= _options.MaxDelayS; delayS += _options.DelayStepS)
        {
            // Moved as it is, it is quickly seen to meet somebody; planned anew it may meet other rules and other flights.
            var byMs = delayS * 1000L;
            if (book.Conflicts(asked.FlightId, [.. asked.Alone.Segments.Select(s => s.Later(byMs))]).Count == 0
                && Free(asked, asked.Request with { DepartMs = asked.Request.DepartMs + byMs }) is { } plan)
            {
                return asked.Option(DeconflictionMeans.Delay, plan, $"It departs {delayS} s later.");
            }
        }

        return Hopeless(DeconflictionMeans.Delay, $"No departure within {_options.MaxDelayS} s is free.");
    }

    private DeconflictionOption Detour(Question asked)
    {
        var (request, conflict) = (asked.Request, asked.First);
        for (var detour = 1; detour <= _options.MaxDetours; detour++)
        {
            var radiusM = Math.Max(1, book.Minima.HorizontalM * _options.DetourMinima);
            request = request with { Avoid = [.. request.Avoid, AirspaceArea.OfCircle(conflict.Other.Place, radiusM)] };
            if (planner.Plan(request, asked.Cancel) is not { Reachable: true, Plan: { } plan })
            {
                break;
            }

            if (book.Conflicts(asked.FlightId, plan.Segments) is not [var next, ..])
            {
                return asked.Option(DeconflictionMeans.Detour, plan, FormattableString.Invariant(
                    $"It goes around {detour} meeting(s), {plan.OutM - asked.Alone.OutM:0} m further."));
            }

            conflict = next;
        }

        return Hopeless(DeconflictionMeans.Detour, $"No way around {_options.MaxDetours} meetings is free.");
    }

    private FlightPlan? Free(Question asked, FlightRequest request) =>
        planner.Plan(request, asked.Cancel) is { Reachable: true, Plan: { } plan }
            && book.Conflicts(asked.FlightId, plan.Segments).Count == 0 ? plan : null;

    private static DeconflictionOption Hopeless(DeconflictionMeans means, string reason) =>
        new(means, null, double.PositiveInfinity, reason);

    private sealed record Question(
        string FlightId, FlightRequest Request, FlightPlan Alone, AirConflict First, CancellationToken Cancel)
    {
        public DeconflictionOption Option(DeconflictionMeans means, FlightPlan plan, string reason) =>
            new(means, plan, (plan.ArriveMs - Alone.ArriveMs) / 1000.0, reason);
    }
}
