using CityTwin.City;
using CityTwin.Fleet.Assignment;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Weighs every unit for every mission that waits, and chooses at the least cost of all. Pure but for the time it takes.</summary>
internal sealed class UnitChooser(CityCatalogue city, IUnitRouter router)
{
    private readonly CostWeights _weights = WeightsOf(city.Fleet.Dispatch.Weights);

    private static readonly UnitType UnknownType = new("unknown", TwinKind.Team, "", "", [], 1, 0, 1, 0, 1, null, null, null);

    public IReadOnlyList<UnitChoice> Choose(FleetPicture picture, IReadOnlyList<MissionView> missions)
    {
        var ways = new Dictionary<(string Job, string Unit), (WayRequest Request, UnitWay Way)>();
        var (units, byId) = (picture.Units, picture.Units.ToDictionary(unit => unit.Id.Value, StringComparer.Ordinal));
        var byMission = missions.ToDictionary(mission => mission.Id.Value, StringComparer.Ordinal);
        var groups = Groups(picture);
        var problem = new AssignmentProblem(
            picture.NowMs, missions.Select(Job), units.Select(unit => Ready(unit, picture)),
            (job, unit) => Approach(byMission[job.Id], byId[unit.Id], picture, ways), groups, overrides: null, _weights);
        var outcome = AssignmentSolver.Solve(problem);
        var pricing = new PairPricing(problem);
        return [.. missions.Select(mission => Choice(mission, outcome, problem, pricing, byId, picture, ways))];
    }

    /// <summary>The way of one unit that somebody chose, whatever it costs.</summary>
    public (WayRequest Request, UnitWay Way) WayOf(MissionView mission, UnitView unit, FleetPicture picture) =>
        Ask(mission, unit, picture) is { } request ? (request, router.Find(request, picture.Closures)) : throw new UnitRefusedException(
            UnitRefusal.Incapable, $"{unit.Id} is of type '{unit.Definition.Type}', which the city's unit types do not have.");

    /// <summary>The way of a unit that is on its mission, over the stops that are still ahead of it.</summary>
    public (WayRequest Request, UnitWay Way) RestOf(MissionView mission, UnitView unit, FleetPicture picture)
    {
        if (mission.Task is not { } task || Ask(mission, unit, picture) is not { } asked)
        {
            throw new InvalidOperationException($"{unit.Id} is on no task of {mission.Id}, or its type is not known.");
        }

        var behind = Math.Clamp(unit.Stop ?? 0, 0, task.Stops.Count - 1);
        var rest = asked with { Stops = [.. task.Stops.Skip(behind).Select(stop => stop.Place)], Scene = Math.Max(0, task.Scene - behind) };
        return (rest, router.Find(rest, picture.Closures));
    }

    public double StayS(MissionView mission) => Math.Max(
        MissionPlans.Terms(city.Fleet.Dispatch, mission.Kind)?.StaySeconds ?? UsualStayS(mission.Kind), mission.Confirm?.StayS + 5 ?? 0);

    private UnitChoice Choice(
        MissionView mission, AssignmentOutcome outcome, AssignmentProblem problem, PairPricing pricing, Dictionary<string, UnitView> byId,
        FleetPicture picture, Dictionary<(string Job, string Unit), (WayRequest Request, UnitWay Way)> ways)
    {
        var job = problem.Jobs.First(job => job.Id == mission.Id.Value);
        var chosen = outcome.For(job);
        UnitBid[] bids =
        [
            .. problem.Units.Select(unit => chosen?.Unit.Id == unit.Id ? chosen : pricing.Price(job, unit, departure: 1))
                .OrderByDescending(pair => pair == chosen).ThenByDescending(pair => pair.IsPossible).ThenBy(pair => pair.Points)
                .ThenBy(pair => pair.Unit.Id, StringComparer.Ordinal)
                .Select(pair => BidWords.Bid(pair, byId[pair.Unit.Id], WhyNot(mission, byId[pair.Unit.Id], picture), ways.GetValueOrDefault((job.Id, pair.Unit.Id)).Way)),
        ];
        var why = AssignmentExplainer.Explain(outcome, job.Id).Words[0];
        var named = chosen is null ? why : BidWords.Named(why, mission, byId[chosen.Unit.Id]);
        var way = chosen is null ? default : ways[(job.Id, chosen.Unit.Id)];
        return new UnitChoice(mission, chosen is null ? null : byId[chosen.Unit.Id], way.Request, way.Way, bids, named);
    }

    private Approach Approach(
        MissionView mission, UnitView unit, FleetPicture picture, Dictionary<(string Job, string Unit), (WayRequest Request, UnitWay Way)> ways)
    {
        if (WhyNot(mission, unit, picture) is not null)
        {
            return Assignment.Approach.Barred(Obstacle.Unavailable);
        }

        if (mission.Needs.Except(unit.Capabilities).Any())
        {
            return Assignment.Approach.Barred(Obstacle.MissingCapability); // No way is looked for.
        }

        var key = (mission.Id.Value, unit.Id.Value);
        if (!ways.TryGetValue(key, out var known))
        {
            known = Ask(mission, unit, picture) is { } request
                ? (request, router.Find(request, picture.Closures))
                : (null!, UnitWay.No("incapable", $"The city has no unit type '{unit.Definition.Type}'."));
            ways[key] = known;
        }

        return known.Way switch
        {
            { Refusal: null } way => new Approach
            {
                TravelS = (way.ArriveMs - picture.NowMs) / 1_000.0,
                EnergyOutPercent = way.EnergyOutPercent,
                EnergyOnScenePercent = way.EnergyOnScenePercent,
                EnergyBackPercent = way.EnergyBackPercent,
            },
            { Refusal: "weather" } => Assignment.Approach.Barred(Obstacle.Weather),
            { Refusal: "airspace" } => Assignment.Approach.Barred(Obstacle.OutOfArea),
            { Refusal: "too-little-energy" } => Assignment.Approach.Barred(Obstacle.NotEnoughEnergy),
            { Refusal: "incapable" } => Assignment.Approach.Barred(Obstacle.Unavailable),
            _ => Assignment.Approach.Barred(Obstacle.NoWay),
        };
    }

    private WayRequest? Ask(MissionView mission, UnitView unit, FleetPicture picture)
    {
        if (city.Fleet.Type(unit.Definition.Type) is not { } type)
        {
            return null;
        }

        var heightM = MissionPlans.Terms(city.Fleet.Dispatch, mission.Kind)?.HeightM ?? UsualHeightM;
        var (stops, scene) = router.Stops(mission.Kind, mission.Aim, type.ClimbSpeedMps > 0, heightM);
        var (windMps, rainMmPerH) = picture.WeatherOf(unit);
        return new WayRequest(
            mission.Id.Value, unit, type, stops, scene, heightM, StayS(mission), picture.NowMs + TurnOutMs(unit, type), windMps, rainMmPerH);
    }

    private static long TurnOutMs(UnitView unit, UnitType type) =>
        unit.Motion is { } motion && motion.SpeedMps >= UnderWayMps ? 0 : (long)(1_000 * type.TurnOutS);

    private static string? WhyNot(MissionView mission, UnitView unit, FleetPicture picture) =>
        picture.PassedOver.Contains((mission.Id, unit.Id)) ? "tried"
        : picture.Away.Contains(unit.Id) ? "away"
        : UnitFitness.WhyNot(unit, mission.Id, picture.NowMs);

    private static OpenJob Job(MissionView mission) => new()
    {
        Id = mission.Id.Value,
        Priority = Math.Clamp(mission.Priority, 1, CostWeights.Priorities),
        DeadlineMs = mission.DeadlineMs,
        Needs = [.. mission.Needs.Select(WireName.Of)],
    };

    private ReadyUnit Ready(UnitView unit, FleetPicture picture) => new()
    {
        Id = unit.Id.Value,
        Capabilities = [.. unit.Capabilities.Select(WireName.Of)],
        FreeAtMs = picture.NowMs,
        EnergyPercent = Math.Clamp(unit.EnergyPercent ?? 100, 0, 100),
        ReservePercent = 100 * (city.Fleet.Type(unit.Definition.Type) ?? UnknownType).ReserveShare,
        IdleSinceMs = unit.History is [var last, ..] ? last.EndedAtMs : null,
        MissionsToday = unit.History.Count(past => past.BeganAtMs > picture.NowMs - DayMs),
        CoverGroup = GroupOf(unit),
    };

    /// <summary>Units of one type stand for each other in a street: one of them should stay ready.</summary>
    private static IEnumerable<CoverGroup> Groups(FleetPicture picture) => picture.Units.GroupBy(GroupOf).Select(group => new CoverGroup
    {
        Id = group.Key,
        Ready = group.Count(unit => UnitFitness.WhyNot(unit, forMission: null, picture.NowMs) is null),
        Needed = 1,
    });

    private static string GroupOf(UnitView unit) => $"{unit.Definition.Cell.Street}|{unit.Definition.Type}";

    private static CostWeights WeightsOf(DispatchWeights weights) => new()
    {
        TravelPointsPerS = weights.TravelPerS,
        LatenessPointsPerS = weights.LatenessPerS,
        EnergyPointsPerPercent = weights.EnergyPerPercent,
        // A mission more than others is about a tenth of a shift busy more.
        FairnessPointsPerMission = 10 * weights.FairnessPerPercent,
        CoveragePoints = CoverWaitS * weights.CoveragePerS,
        SurplusPoints = weights.SurplusPerCapability,
    };

    private static double UsualStayS(MissionKind kind) => kind switch
    {
        MissionKind.Verify => 45,
        MissionKind.Rescue or MissionKind.Cordon => 900,
        MissionKind.Deliver or MissionKind.Escort => 60,
        MissionKind.InspectBuilding => 5,
        _ => 0,
    };

    /// <summary>How much longer an area waits for help whose only unit is away.</summary>
    private const double CoverWaitS = 600;

    /// <summary>Above the ground, where nothing says how high.</summary>
    internal const double UsualHeightM = 40;

    /// <summary>Slower than this a unit stands, and has to set out first.</summary>
    private const double UnderWayMps = 0.5;

    private const long DayMs = 86_400_000;
}
