using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <content>Flights of several stops: each leg around what is closed, and home from the last.</content>
public sealed partial class FlightPlanner
{
    private FlightAnswer Chain(FlightRequest request, CancellationToken cancel)
    {
        AirPoint[] wanted = [request.To, .. request.Then];
        var (at, atMs) = (request.From, request.DepartMs);
        var (segments, stops) = (new List<FlightSegment>(), new List<FlightStop>());
        var (cruiseM, arriveMs, leaveMs) = (0.0, 0L, 0L);
        foreach (var (i, to) in wanted.Index())
        {
            var answer = i == 0 ? Single(request with { Then = [], OnSceneS = 0, GoesOn = true }, cancel)
                : Hop(request with { Then = [], From = at, To = to, DepartMs = atMs }, cancel);
            if (answer.Plan is not { } leg)
            {
                return FlightAnswer.No(answer.Refusal!.Code, $"To stop {i + 1} of {wanted.Length}: {answer.Refusal.Reason}");
            }

            segments.AddRange(leg.Segments);
            stops.Add(leg.Stops[0]);
            (at, atMs) = (leg.Scene, leg.ArriveMs);
            cruiseM = i == 0 ? leg.CruiseM : cruiseM;
            if (i == request.StaysAt)
            {
                (arriveMs, leaveMs) = (atMs, atMs + (long)Math.Round(request.OnSceneS * 1000));
                segments.AddRange(Stay(request, at, arriveMs, leaveMs));
                atMs = leaveMs;
            }
        }

        var home = Single(
            request with
            {
                Then = [], From = at, To = request.Home ?? request.From, DepartMs = atMs, Home = null, OnSceneS = 0, OneWay = true, Airborne = true, StandOffM = 0,
            },
            cancel);
        return home.Plan is not { } back
            ? FlightAnswer.No(home.Refusal!.Code, $"Home from the last of {wanted.Length} stops: {home.Refusal.Reason}")
            : Judged(Whole(request, segments, back, arriveMs) with { Stops = stops, Scene = stops[request.StaysAt].At, CruiseM = cruiseM, LeaveMs = leaveMs });
    }

    /// <summary>
    /// From a place in the air to another: straight at the altitude that both ends and the ground between them ask for, where no
    /// rule is in the way of that; else around, or over, as a flight of its own.
    /// </summary>
    private FlightAnswer Hop(FlightRequest request, CancellationToken cancel)
    {
        var (from, to) = (request.From, request.To);
        var untilMs = request.DepartMs + (long)(request.Aircraft.EnduranceS * 1000);
        var levelM = Math.Max(to.AltitudeM, map.FloorM(from.Place, to.Place));
        var asked = request with { OnSceneS = 0, Airborne = true, GoesOn = true, Home = null };
        return levelM <= request.Aircraft.MaxAltitudeM && !map.IsBarred(from.Place, to.Place, levelM, request, untilMs)
            && map.InColumn(from.Place, Math.Min(from.AltitudeM, levelM), Math.Max(from.AltitudeM, levelM), request, untilMs) is null
                ? FlightWriter.Write(asked, to with { AltitudeM = levelM }, [from.Place, to.Place], [], levelM)
                : Single(asked, cancel);
    }

    private static IEnumerable<FlightSegment> Stay(FlightRequest request, AirPoint at, long fromMs, long untilMs)
    {
        if (untilMs > fromMs)
        {
            yield return new FlightSegment(
                FlightPhase.Hover, at, at, fromMs, untilMs, request.OnSceneS * request.Aircraft.HoverPower * 100 / request.Aircraft.EnduranceS);
        }
    }

    /// <summary>What it uses between its stops counts as used on the scene: it has to be in the battery on arrival.</summary>
    private static FlightPlan Whole(FlightRequest request, List<FlightSegment> there, FlightPlan back, long arriveMs)
    {
        var aircraft = request.Aircraft;
        var outPercent = there.TakeWhile(part => part.EndMs <= arriveMs).Sum(part => part.EnergyPercent);
        var (onScene, backPercent) = (there.Sum(part => part.EnergyPercent) - outPercent, back.Segments.Sum(part => part.EnergyPercent));
        var stay = there.Where(part => part.Phase == FlightPhase.Hover).Sum(part => part.EnergyPercent);
        var spare = request.EnergyPercent - outPercent - (onScene - stay) - backPercent - aircraft.ReservePercent;
        var outM = there.TakeWhile(part => part.EndMs <= arriveMs).Sum(part => part.From.Place.DistanceM(part.To.Place));
        return back with
        {
            Segments = [.. there, .. back.Segments],
            OutM = outM,
            DepartMs = request.DepartMs,
            ArriveMs = arriveMs,
            HomeCruiseM = back.CruiseM,
            Energy = new EnergyBudget(
                request.EnergyPercent, outPercent, onScene, backPercent, aircraft.ReservePercent,
                Math.Max(0, spare * aircraft.EnduranceS / 100 / aircraft.HoverPower)),
        };
    }
}
