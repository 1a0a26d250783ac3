namespace CityTwin.Fleet.Airspace;

/// <summary>Finds where a flight could land from each of its segments.</summary>
public sealed class LandingAlternates(FlightPlanner planner, int maxTries = 3)
{
    /// <summary>For the end of each segment the nearest place, as the crow flies, that it can still reach with its reserve.</summary>
    /// <remarks>The nearest <c>maxTries</c> places are tried; the last segment, which lands, has none.</remarks>
    public IReadOnlyList<LandingAlternate> Of(
        FlightPlan plan, FlightRequest request, IReadOnlyList<LandingPlace> places, CancellationToken cancel = default)
    {
        var left = request.EnergyPercent;
        var alternates = new List<LandingAlternate>();
        foreach (var (segment, i) in plan.Segments.SkipLast(1).Select((segment, i) => (segment, i)))
        {
            left -= segment.EnergyPercent;
            alternates.Add(From(segment, i, left, request, places, cancel));
        }

        return alternates;
    }

    private LandingAlternate From(
        FlightSegment segment, int index, double leftPercent, FlightRequest request, IReadOnlyList<LandingPlace> places,
        CancellationToken cancel)
    {
        var nearest = places.OrderBy(p => p.At.Place.DistanceM(segment.To.Place)).ThenBy(p => p.Id, StringComparer.Ordinal);
        var reason = "There is no place to land.";
        foreach (var place in nearest.Take(maxTries))
        {
            var answer = planner.Plan(
                request with
                {
                    From = segment.To, To = place.At, DepartMs = segment.EndMs, EnergyPercent = leftPercent, OnSceneS = 0,
                    OneWay = true, Airborne = true, StandOffM = 0, LeastCruiseM = double.NegativeInfinity, Home = null,
                },
                cancel);
            if (answer is { Reachable: true, Plan: { } plan })
            {
                return new LandingAlternate(index, place, plan.OutM, plan.Energy.OutPercent, leftPercent, "");
            }

            reason = $"{place.Id}: {answer.Refusal!.Reason}";
        }

        return new LandingAlternate(index, null, 0, 0, leftPercent, reason);
    }
}
