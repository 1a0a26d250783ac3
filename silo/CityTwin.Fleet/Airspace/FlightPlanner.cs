using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Airspace;

/// <summary>
/// Plans flights straight up, level around what is in the way, and straight down. Several altitudes are tried: lower ones go
/// around more, higher ones climb longer; the earliest arrival is taken, of equals the lowest.
/// </summary>
public sealed partial class FlightPlanner(AirspaceMap map)
{
    // A stand-off point is found this far outside the margin, so that rounding does not put it back in.
    private const double StandOffSlackM = 0.5;

    // Moments are rounded to milliseconds: what is as soon is not taken for later.
    private const double RoundingM = 1;

    // A lower flight that arrives sooner may fly home by a way so much longer than the straight one.
    private const double MaxHomeStretch = 1.25;

    // Around where a way may lead it is to be known what else bears on it: more than the corridor and a cell of the terrain.
    private const double KnownBesideM = 150;

    public AirspaceMap Map => map;

    public FlightAnswer Plan(FlightRequest request, CancellationToken cancel = default)
    {
        var asked = AtHome(request);
        return asked.Then.Count > 0 ? Chain(asked, cancel) : Single(asked, cancel);
    }

    /// <summary>What stands in its dock is a receiver's error away from home: it flies home as it came.</summary>
    private FlightRequest AtHome(FlightRequest request) =>
        request.Home is { } home && home.Place.DistanceM(request.From.Place) <= map.Options.HalfCorridorM
            ? request with { Home = home with { Place = request.From.Place } }
            : request;

    private FlightAnswer Single(FlightRequest request, CancellationToken cancel)
    {
        var aircraft = request.Aircraft;
        if (request.Wind.SpeedMps > aircraft.MaxWindMps)
        {
            return FlightAnswer.No(FlightRefusalCode.Wind, FormattableString.Invariant(
                $"The wind is {request.Wind.SpeedMps:0.0} m/s: it flies in {aircraft.MaxWindMps:0.0} m/s at the most."));
        }

        FlightPlan? best = null;
        FlightRefusal? refusal = null;
        foreach (var levelM in Levels(request))
        {
            if (best is not null && SoonestMs(request, levelM) >= best.ArriveMs)
            {
                continue;
            }

            var longestM = best is null ? double.PositiveInfinity : LongestM(request, levelM, best.ArriveMs);
            var answer = Straight(request, levelM) ?? AtLevel(request, levelM, longestM, cancel);
            refusal ??= answer.Refusal;
            if (answer.Plan is { } plan && (best is null || (plan.ArriveMs, levelM).CompareTo((best.ArriveMs, best.CruiseM)) < 0))
            {
                best = plan;
            }
        }

        return best is not null ? Judged(best)
            : new FlightAnswer(null, refusal ?? new FlightRefusal(FlightRefusalCode.Altitude, FormattableString.Invariant(
                $"It would have to fly above {LowestM(request):0} m, and flies no higher than {aircraft.MaxAltitudeM:0} m.")));
    }

    private static FlightAnswer Judged(FlightPlan plan) => plan.Energy.Enough
        ? new FlightAnswer(plan, null)
        : new FlightAnswer(plan, new FlightRefusal(FlightRefusalCode.Energy, FormattableString.Invariant(
            $"There and back takes {plan.Energy.OutPercent + plan.Energy.BackPercent:0.0} % and the stay {plan.Energy.OnScenePercent:0.0} % of the battery: with {plan.Energy.AvailablePercent:0.0} % in it {plan.Energy.LeftPercent:0.0} % would be left, less than the reserve of {plan.Energy.ReservePercent:0.0} %.")));

    /// <summary>No flight at an altitude arrives earlier: it climbs there and goes straight with the wind behind it.</summary>
    private static long SoonestMs(FlightRequest request, double levelM) => request.DepartMs
        + (long)((ClimbS(request, levelM) + LeastLevelS(request, request.From.Place, request.To.Place, request.StandOffM)) * 1000);


    /// <summary>A longer way at an altitude arrives later than that for certain: it need not be sought.</summary>
    private static double LongestM(FlightRequest request, double levelM, long arriveMs) => request.Aircraft.FarthestM(
        ((arriveMs - request.DepartMs) / 1_000.0) - ClimbS(request, levelM), request.Wind.MostGroundSpeedMps(request.Aircraft.CruiseSpeedMps)) + RoundingM;

    private static double ClimbS(FlightRequest request, double levelM) =>
        Math.Max(0, levelM - request.From.AltitudeM) / request.Aircraft.ClimbSpeedMps;

    private double LowestM(FlightRequest request)
    {
        var ownM = request.Airborne ? double.NegativeInfinity : request.From.AltitudeM + map.Options.LeastCruiseHeightM;
        var endsM = Math.Max(map.FloorM(request.From.Place, request.From.Place), request.LeastCruiseM);
        return Math.Max(Math.Max(ownM, endsM), request.To.AltitudeM);
    }

    /// <summary>
    /// The floor of the straight way, where nothing but rules is in the way, then lower ones down to the lowest that the ends allow,
    /// each more intricate and sought within what the one before it took, and then higher ones.
    /// </summary>
    private IEnumerable<double> Levels(FlightRequest request)
    {
        var (lowestM, highestM) = (LowestM(request), request.Aircraft.MaxAltitudeM);
        var straightM = Math.Max(lowestM, map.FloorM(request.From.Place, request.To.Place));
        var homeM = HomeElsewhere(request) is { } home ? Math.Max(straightM, map.FloorM(request.To.Place, home)) : straightM;
        var tops = map.Rules.Where(rule => rule.Base == AltitudeBase.Datum)
            .Select(rule => rule.Kind == AirspaceRuleKinds.AltitudeLimit ? rule.CeilingM : Math.BitIncrement(rule.CeilingM));
        var stops = tops.Where(m => m > lowestM && m < highestM).Order().Take(map.Options.MaxLevels);
        var ladderM = Math.Max(straightM, lowestM + (4 * map.Options.ClearanceM)) - lowestM;
        var steps = Enumerable.Range(0, map.Options.MaxLevels).Select(i => lowestM + (ladderM * i / (map.Options.MaxLevels - 1))).Concat([straightM, homeM]);
        return steps.Concat(stops).Where(m => m <= highestM).Distinct().OrderBy(m => m > straightM).ThenBy(m => m > straightM ? m : -m);
    }

    /// <summary>Over all ground and roofs, where no rule bars the straight way there and home either; nothing where one does.</summary>
    private FlightAnswer? Straight(FlightRequest request, double levelM)
    {
        var (from, to) = (request.From.Place, request.To.Place);
        var home = HomeElsewhere(request) ?? from;
        if (!IsOpen(from, to, levelM, request) || (home != from && !IsOpen(to, home, levelM, request)))
        {
            return null;
        }

        var scene = SceneAt(request, levelM, to);
        return Columns(request, scene, request.Home ?? request.From, levelM, UntilMs(request)) is { } closed
            ? FlightAnswer.No(FlightRefusalCode.Column, closed)
            : FlightWriter.Write(request, scene, [from, to], request.OneWay || request.GoesOn ? [] : [to, home], levelM);
    }

    private bool IsOpen(PlanePoint from, PlanePoint to, double levelM, FlightRequest request) =>
        levelM >= map.FloorM(from, to) && !map.IsBarred(from, to, levelM, request, UntilMs(request));

    private FlightAnswer AtLevel(FlightRequest request, double levelM, double longestM, CancellationToken cancel)
    {
        var box = SearchBox(request, longestM);
        var untilMs = UntilMs(request);
        var around = new PathAround(map.At(levelM, box, request, untilMs), map.Options, cancel, box);
        if (Scene(request, levelM, around) is not { } scene)
        {
            return FlightAnswer.No(FlightRefusalCode.NoWay, FormattableString.Invariant(
                $"At {levelM:0} m it may not be where it is wanted: that is in or too near {around.Holding(request.To.Place)!.Name}."));
        }

        var home = request.Home ?? request.From;
        if (Columns(request, scene, home, levelM, untilMs) is { } closed)
        {
            return FlightAnswer.No(FlightRefusalCode.Column, closed);
        }

        var (way, refusal) = around.Find(request.From.Place, scene.Place, longestM);
        var (back, noWayBack) = way is null || request.OneWay || request.GoesOn ? ([], null)
            : home.Place == request.From.Place ? ([.. way.Reverse()], null) : around.Find(scene.Place, home.Place, LongestHomeM(scene.Place, home.Place, longestM));
        return way is null || back is null
            ? FlightAnswer.No(FlightRefusalCode.NoWay, FormattableString.Invariant($"At {levelM:0} m: {refusal ?? noWayBack}"))
            : FlightWriter.Write(request, scene, way, back, levelM);
    }

    /// <summary>Whether a rule forbids to go straight up or down at one of the ends; says which.</summary>
    private string? Columns(FlightRequest request, AirPoint scene, AirPoint home, double levelM, long untilMs)
    {
        var ends = new List<(AirPoint At, string What)> { (request.From, "take off"), (scene, "descend") };
        if (!request.OneWay && !request.GoesOn && home.Place != request.From.Place)
        {
            ends.Add((home, "land"));
        }

        return ends.Select(end => (
                Rule: map.InColumn(
                    end.At.Place, Math.Min(end.At.AltitudeM, levelM), Math.Max(end.At.AltitudeM, levelM), request, untilMs),
                end.What))
            .Where(end => end.Rule is not null)
            .Select(end => $"It may not {end.What} within {end.Rule!.Name} ({end.Rule.Id}, {end.Rule.Kind}).")
            .FirstOrDefault();
    }

    private static long UntilMs(FlightRequest request) => request.DepartMs + (long)(request.Aircraft.EnduranceS * 1000);

    /// <summary>Where it flies to in the end when that is not where it comes from; nothing when it is, or it does not fly home.</summary>
    private static PlanePoint? HomeElsewhere(FlightRequest request) =>
        !request.OneWay && !request.GoesOn && request.Home is { } home && home.Place != request.From.Place ? home.Place : null;

    private static double LongestHomeM(PlanePoint scene, PlanePoint home, double longestM) =>
        double.IsInfinity(longestM) ? longestM : MaxHomeStretch * scene.DistanceM(home);

    /// <summary>Where the way there and the way home may lead: the places of one no longer than that lie in an ellipse, whose ends are its foci.</summary>
    private Envelope SearchBox(FlightRequest request, double longestM)
    {
        var (from, to) = (request.From.Place, request.To.Place);
        var box = Reach(from, to, longestM + request.StandOffM, map.Options.SearchMarginM + (from.DistanceM(to) / 2));
        if (HomeElsewhere(request) is { } home)
        {
            box.ExpandToInclude(Reach(to, home, LongestHomeM(to, home, longestM) + (3 * request.StandOffM), map.Options.SearchMarginM));
        }

        return box;
    }

    private static Envelope Reach(PlanePoint from, PlanePoint to, double longestM, double mostM) =>
        GroundModel.Around(from, to, Math.Min(mostM, (Math.Sqrt(Math.Max(0, (longestM * longestM) - Square(from.DistanceM(to)))) / 2) + KnownBesideM));

    private static double Square(double value) => value * value;

    /// <summary>Where it stays: where it is wanted, or the nearest place beside that it may be at, within the stand-off.</summary>
    private AirPoint? Scene(FlightRequest request, double levelM, PathAround around)
    {
        var wanted = request.To.Place;
        var at = around.Holding(wanted) is null ? wanted : Beside(request, around);
        if (at is not { } place)
        {
            return null;
        }

        return SceneAt(request, levelM, place);
    }

    private AirPoint SceneAt(FlightRequest request, double levelM, PlanePoint place)
    {
        var lowestM = request.OneWay ? request.To.AltitudeM : Math.Max(request.To.AltitudeM, map.FloorM(place, place));
        return new AirPoint(place, Math.Min(levelM, lowestM));
    }

    private PlanePoint? Beside(FlightRequest request, PathAround around)
    {
        var wanted = request.To.Place;
        var nearest = around.HoldingAll(wanted)
            .SelectMany(area => area.Beside(wanted, StandOffSlackM))
            .Where(place => place.DistanceM(wanted) <= request.StandOffM && around.Holding(place) is null)
            .OrderBy(place => place.DistanceM(wanted)).ThenBy(place => place.EastM).ThenBy(place => place.NorthM);
        return nearest.Select(place => (PlanePoint?)place).FirstOrDefault();
    }
}
