using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Planning;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Who does what when: what units have begun stays theirs, what waits is planned behind it. From where a unit is to its first
/// mission it goes by its way; between missions the plan reckons with straight lines and a usual detour, since it is made anew
/// before they are begun.
/// </summary>
internal sealed class PlanBoard(CityCatalogue city, UnitChooser chooser, DispatchOptions options, TimeProvider clock)
{
    private const double Detour = 1.4;

    /// <summary>Ways that are looked for one by one; past it first ways are reckoned too.</summary>
    private const int MaxWays = 400;

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
        var problem = Problem(picture, units, known, running);
        var plan = units.Length == 0 || known.Length == 0
            ? null
            : new FleetPlanner(clock).Run(problem, running: null, new PlanBudget { TimeMs = (long)options.PlanWithin.TotalMilliseconds, MaxSteps = 2_000, SolverShare = 0 });
        var byId = missions.ToDictionary(mission => mission.Id.Value, StringComparer.Ordinal);
        return new DispatchPlan(
            0, picture.NowMs, "", plan?.Points ?? 0, Bound: null, TookMs: 0,
            [.. plan is null ? [] : Units(problem, plan, units, byId, picture.NowMs)],
            [.. plan is null ? missions.Select(Nobody) : plan.Dropped.Select(dropped => new UnplacedMission(
                byId[dropped.JobId].Id, Said(dropped.Words.Zh, byId), Said(dropped.Words.En, byId)))]);
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
        FleetPicture picture, UnitView[] units, MissionView[] missions, Dictionary<TwinId, MissionView> running)
    {
        var starts = units.Select(unit => Place(unit.Place)).ToArray();
        var homes = units.Select(unit => Place(unit.Definition.Home)).ToArray();
        var aims = missions.Select(mission => Place(mission.Aim.Place)).ToArray();
        var types = units.Select(unit => city.Fleet.Type(unit.Definition.Type)!).Distinct().ToList();
        var first = FirstWays(picture, units, missions, starts, aims);
        return new PlanProblem
        {
            Units = [.. units.Select((unit, i) => Unit(unit, picture, starts[i], homes[i], types, running.GetValueOrDefault(unit.Id)))],
            Jobs = [.. missions.Select((mission, i) => Job(mission, aims[i], picture.NowMs))],
            Matrices = [.. types.Select(type => TravelMatrix.Of(_places.Count, (from, to) =>
                first.TryGetValue((type.Code, from, to), out var ms) ? ms : Reckoned(type, from, to)))],
        };
    }

    private Dictionary<(string Type, int From, int To), long> FirstWays(
        FleetPicture picture, UnitView[] units, MissionView[] missions, int[] starts, int[] aims)
    {
        var ways = new Dictionary<(string, int, int), long>();
        if (units.Length * missions.Length > MaxWays)
        {
            return ways;
        }

        foreach (var (u, unit) in units.Index())
        {
            foreach (var (m, mission) in missions.Index().Where(one => !one.Item.Needs.Except(unit.Capabilities).Any()))
            {
                var (_, way) = chooser.WayOf(mission with { Aim = MissionPlans.At(mission.Aim.Place, mission.Aim.Cell), Kind = MissionKind.Verify }, unit, picture);
                ways[(unit.Definition.Type, starts[u], aims[m])] = way.Refusal is null
                    ? Math.Max(0, way.ArriveMs - picture.NowMs)
                    : mission.Unit == unit.Id ? Reckoned(city.Fleet.Type(unit.Definition.Type)!, starts[u], aims[m]) : TravelMatrix.NoWayMs;
            }
        }

        return ways;
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
                ServiceMs = Math.Max(0, (long)(chooser.StayS(mission) * 1_000) - (mission.Clocks.OnSceneAtMs is { } since ? nowMs - since : 0)),
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
