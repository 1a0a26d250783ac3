using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Planning;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Who does what when: what units have begun stays theirs, what waits is planned behind it. From where a unit is to its first
/// mission it goes by its way, which is looked for once a plan uses it; between missions the plan reckons with straight lines
/// and a usual detour, since it is made anew before they are begun.
/// </summary>
internal sealed class PlanBoard(CityCatalogue city, IUnitRouter router, DispatchOptions options, TimeProvider clock)
{
    private const double Detour = 1.4;

    /// <summary>Pairs of unit and mission of which it is asked what their way takes at the least; past it first ways are reckoned too.</summary>
    private const int MaxPairs = 20_000;

    /// <summary>How often a plan is made anew because ways that it uses were found to take longer.</summary>
    private const int MaxRounds = 3;

    private const long HorizonMs = 12 * 3_600_000L;

    private readonly List<PlanePoint> _places = [];

    public DispatchPlan Make(FleetPicture picture, IReadOnlyList<MissionView> missions)
    {
        var running = missions.Where(mission => mission.Unit is not null).GroupBy(mission => mission.Unit!.Value)
            .ToDictionary(unit => unit.Key, unit => unit.First());
        UnitView[] units =
        [
            .. picture.Units.Where(unit => city.Fleet.Type(unit.Definition.Type) is not null
                && (running.ContainsKey(unit.Id) || (!picture.Away.Contains(unit.Id) && UnitFitness.WhyNot(unit, null, picture.NowMs) is null))),
        ];
        MissionView[] known = [.. missions.Where(mission => mission.Unit is not { } unit || units.Any(one => one.Id == unit))];
        var byId = missions.ToDictionary(mission => mission.Id.Value, StringComparer.Ordinal);
        if (units.Length == 0 || known.Length == 0)
        {
            return new DispatchPlan(0, picture.NowMs, "", 0, Bound: null, TookMs: 0, [], [.. missions.Select(Nobody)]);
        }

        var (problem, plan) = Settle(picture, units, known, running, byId);
        return new DispatchPlan(
            0, picture.NowMs, "", plan.Points, Bound: null, TookMs: 0,
            [.. Units(problem, plan, units, byId, picture.NowMs)],
            [.. plan.Dropped.Select(dropped => new UnplacedMission(byId[dropped.JobId].Id, Said(dropped.Words.Zh, byId), Said(dropped.Words.En, byId)))]);
    }

    /// <summary>A plan whose units go to their first missions by ways that were found, or as near to that as the bounds allow.</summary>
    private (PlanProblem Problem, Plan Plan) Settle(
        FleetPicture picture, UnitView[] units, MissionView[] missions, Dictionary<TwinId, MissionView> running, Dictionary<string, MissionView> byId)
    {
        var ways = new FirstWays(city, router, picture, units.Length * missions.Length > MaxPairs ? 0 : options.MaxPlanWays);
        var budget = new PlanBudget { TimeMs = (long)(options.PlanWithin / MaxRounds).TotalMilliseconds, MaxSteps = 2_000, SolverShare = 0 };
        Plan? plan = null;
        for (var round = 1; ; round++)
        {
            var problem = Problem(picture, units, missions, running, ways);
            plan = new FleetPlanner(clock).Run(problem, plan, budget);
            if (round == MaxRounds || !FindFirst(plan, units, byId, ways))
            {
                return (problem, plan);
            }
        }
    }

    /// <returns>Whether a way was found that was only known at the least.</returns>
    private static bool FindFirst(Plan plan, UnitView[] units, Dictionary<string, MissionView> byId, FirstWays ways)
    {
        var found = false;
        foreach (var (unit, mission) in plan.Units.Zip(units).Where(pair => pair.First.Stops.Count > 0)
            .Select(pair => (pair.Second, byId[pair.First.Stops[0].At.JobId])).OrderBy(pair => pair.Item2.Priority))
        {
            found |= ways.Find(unit, mission);
        }

        return found;
    }

    private IEnumerable<UnitPlan> Units(
        PlanProblem problem, Plan plan, UnitView[] units, Dictionary<string, MissionView> byId, long nowMs)
    {
        var words = PlanExplainer.Explain(problem, plan, nowMs).ToDictionary(one => one.UnitId, one => one.Words, StringComparer.Ordinal);
        return plan.Units.Zip(units).Where(pair => pair.First.Stops.Count > 0).Select(pair => new UnitPlan(
            pair.Second.Id, pair.Second.Definition.Name, [.. Entries(pair.First, words[pair.First.UnitId], byId)]));
    }

    private static IEnumerable<PlanEntry> Entries(UnitRoute unit, IReadOnlyList<Wording> words, Dictionary<string, MissionView> byId)
    {
        var startMs = unit.DepartsMs;
        foreach (var (i, stop) in unit.Stops.Index())
        {
            var mission = byId[stop.At.JobId];
            yield return new PlanEntry(
                mission.Id, mission.Kind, mission.State, startMs, stop.ArrivesMs, stop.LeavesMs, mission.Aim.Place,
                Said(words[i + 1].Zh, byId), Said(words[i + 1].En, byId));
            startMs = stop.LeavesMs;
        }
    }

    private PlanProblem Problem(
        FleetPicture picture, UnitView[] units, MissionView[] missions, Dictionary<TwinId, MissionView> running, FirstWays ways)
    {
        _places.Clear();
        var starts = units.Select(unit => Place(unit.Place)).ToArray();
        var homes = units.Select(unit => Place(unit.Definition.Home)).ToArray();
        var aims = missions.Select(mission => Place(mission.Aim.Place)).ToArray();
        var types = units.Select(unit => city.Fleet.Type(unit.Definition.Type)!).Distinct().ToList();
        var first = Firsts(units, missions, starts, aims, ways);
        return new PlanProblem
        {
            Units = [.. units.Select((unit, i) => Unit(unit, picture, starts[i], homes[i], types, running.GetValueOrDefault(unit.Id)))],
            Jobs = [.. missions.Select((mission, i) => Job(mission, aims[i], picture.NowMs))],
            Matrices = [.. types.Select(type => TravelMatrix.Of(_places.Count, (from, to) =>
                first.TryGetValue((type.Code, from, to), out var ms) ? ms : Reckoned(type, from, to)))],
        };
    }

    private Dictionary<(string Type, int From, int To), long> Firsts(
        UnitView[] units, MissionView[] missions, int[] starts, int[] aims, FirstWays ways)
    {
        var times = new Dictionary<(string, int, int), long>();
        if (units.Length * missions.Length > MaxPairs)
        {
            return times;
        }

        foreach (var (u, unit) in units.Index())
        {
            foreach (var (m, mission) in missions.Index().Where(one => !one.Item.Needs.Except(unit.Capabilities).Any()))
            {
                times[(unit.Definition.Type, starts[u], aims[m])] = ways.Ms(unit, mission)
                    ?? (mission.Unit == unit.Id ? Reckoned(city.Fleet.Type(unit.Definition.Type)!, starts[u], aims[m]) : TravelMatrix.NoWayMs);
            }
        }

        return times;
    }

    private PlanUnit Unit(UnitView unit, FleetPicture picture, int start, int home, List<UnitType> types, MissionView? mission)
    {
        var type = city.Fleet.Type(unit.Definition.Type)!;
        var usable = Math.Max(0, (unit.EnergyPercent ?? 100) - (100 * type.ReserveShare)) / 100;
        return new PlanUnit
        {
            Id = unit.Id.Value,
            Capabilities = [.. unit.Capabilities.Select(WireName.Of)],
            StartPlace = start,
            EndPlace = home,
            ReadyMs = picture.NowMs,
            ShiftEndMs = picture.NowMs + HorizonMs,
            // What is begun has its energy: that it comes home is the unit's own to see to.
            EnduranceMs = mission is null && unit.EnergyPercent is not null ? (long)(usable * type.EnduranceS * 1_000) : long.MaxValue,
            EnduranceShareOfService = type.ClimbSpeedMps > 0 ? 1 : 0.1,
            Matrix = types.IndexOf(type),
            Locked = mission is null ? [] : [new StopRef(mission.Id.Value, 0)],
        };
    }

    private PlanJob Job(MissionView mission, int place, long nowMs) => new()
    {
        Id = mission.Id.Value,
        Priority = Math.Clamp(mission.Priority, 1, PlanWeights.Priorities),
        Needs = [.. mission.Needs.Select(WireName.Of)],
        OnlyUnit = mission.Unit?.Value,
        Stops =
        [
            new PlanStop
            {
                Place = place,
                ServiceMs = Math.Max(0, (long)(WayRequests.StayS(city, mission) * 1_000) - (mission.Clocks.OnSceneAtMs is { } since ? nowMs - since : 0)),
                DueMs = mission.DeadlineMs,
                EarliestMs = mission.State == MissionState.Planned ? mission.Clocks.LaunchAtMs ?? long.MinValue : long.MinValue,
            },
        ],
    };

    private int Place(GeoPoint point)
    {
        _places.Add(PlanePoint.Of(point));
        return _places.Count - 1;
    }

    private long Reckoned(UnitType type, int from, int to) => (long)(
        1_000 * _places[from].DistanceM(_places[to]) * (type.ClimbSpeedMps > 0 ? 1 : Detour) / Math.Max(0.1, type.CruiseSpeedMps));

    private static UnplacedMission Nobody(MissionView mission) =>
        new(mission.Id, "没有可用的单元。", "No unit can be sent now.");

    /// <summary>A mission by what it is, not by its id.</summary>
    private static string Said(string text, Dictionary<string, MissionView> byId)
    {
        foreach (var mission in byId.Values.Where(mission => text.Contains(mission.Id.Value, StringComparison.Ordinal)))
        {
            text = text.Replace(mission.Id.Value, WireName.Of(mission.Kind), StringComparison.Ordinal);
        }

        return text;
    }
}
