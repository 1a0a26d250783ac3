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
        var ways = new SoughtWays(city, router, picture, missions);
        var problem = new AssignmentProblem(
            picture.NowMs, missions.Select(Job), picture.Units.Select(unit => Ready(unit, picture)),
            (job, unit) => ways.Of(job.Id, unit.Id).Approach, Groups(picture), overrides: null, _weights);
        var outcome = LazyAssignment.Solve(problem, pairs =>
        {
            foreach (var pair in pairs)
            {
                ways.Find(pair.Job.Id, pair.Unit.Id);
            }
        });
        var (pricing, byId) = (new PairPricing(problem), picture.Units.ToDictionary(unit => unit.Id.Value, StringComparer.Ordinal));
        return [.. missions.Select(mission => Choice(mission, outcome, pricing, byId, ways))];
    }

    /// <summary>The way of one unit that somebody chose, whatever it costs.</summary>
    public (WayRequest Request, UnitWay Way) WayOf(MissionView mission, UnitView unit, FleetPicture picture) =>
        new WayRequests(city, router, picture).Of(mission, unit) is { } request ? (request, router.Find(request, picture.Closures))
            : throw new UnitRefusedException(
                UnitRefusal.Incapable, $"{unit.Id} is of type '{unit.Definition.Type}', which the city's unit types do not have.");

    /// <summary>The way of a unit that is on its mission, over the stops that are still ahead of it.</summary>
    public (WayRequest Request, UnitWay Way) RestOf(MissionView mission, UnitView unit, FleetPicture picture)
    {
        if (mission.Task is not { } task || new WayRequests(city, router, picture).Of(mission, unit) is not { } asked)
        {
            throw new InvalidOperationException($"{unit.Id} is on no task of {mission.Id}, or its type is not known.");
        }

        var behind = Math.Clamp(unit.Stop ?? 0, 0, task.Stops.Count - 1);
        var rest = asked with { Stops = [.. task.Stops.Skip(behind).Select(stop => stop.Place)], Scene = Math.Max(0, task.Scene - behind), TooMuch = null };
        return (rest, router.Find(rest, picture.Closures));
    }

    /// <summary>Of bids that can be, those that were looked for before those that may be dearer than they say.</summary>
    private static UnitChoice Choice(
        MissionView mission, AssignmentOutcome outcome, PairPricing pricing, Dictionary<string, UnitView> byId, SoughtWays ways)
    {
        var job = outcome.Problem.Jobs.First(job => job.Id == mission.Id.Value);
        var chosen = outcome.For(job);
        UnitBid[] bids =
        [
            .. outcome.Problem.Units.Select(unit => chosen?.Unit.Id == unit.Id ? chosen : pricing.Price(job, unit, departure: 1))
                .OrderByDescending(pair => pair == chosen).ThenByDescending(pair => pair.IsPossible).ThenBy(pair => pair.IsLeast)
                .ThenBy(pair => pair.Points).ThenBy(pair => pair.Unit.Id, StringComparer.Ordinal)
                .Select(pair => BidWords.Bid(pair, byId[pair.Unit.Id], ways.Of(job.Id, pair.Unit.Id))),
        ];
        var why = AssignmentExplainer.Explain(outcome, job.Id).Words[0];
        if (chosen is null)
        {
            return new UnitChoice(mission, Chosen: null, Request: null, Way: null, bids, why);
        }

        var (unit, way) = (byId[chosen.Unit.Id], ways.Of(job.Id, chosen.Unit.Id));
        return new UnitChoice(mission, unit, way.Request, way.Way, bids, BidWords.Named(why, mission, unit));
    }

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

    /// <summary>How much longer an area waits for help whose only unit is away.</summary>
    private const double CoverWaitS = 600;

    private const long DayMs = 86_400_000;
}
