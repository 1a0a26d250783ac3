using CityTwin.City;
using CityTwin.Fleet.Planning;
using CityTwin.Fleet.Units;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Units and missions of one moment as a problem to be planned, with what is known of their ways so far.</summary>
internal sealed class PlanDraft
{
    /// <summary>Pairs of unit and mission of which it is asked what their way takes at the least; past it first ways are reckoned too.</summary>
    private const int MaxPairs = 20_000;

    /// <summary>No shift is looked at further ahead, or further back, and who has none is planned for so long.</summary>
    private const long HorizonMs = 12 * 3_600_000L;

    private readonly CityCatalogue _city;
    private readonly LocalDays _days;
    private readonly FleetPicture _picture;
    private readonly MissionCourses _courses;
    private readonly FirstWays _ways;
    private readonly Dictionary<TwinId, MissionView> _running;
    private readonly Dictionary<string, MissionView> _byId;

    /// <param name="days">Of the city: its shifts are in its local time.</param>
    public PlanDraft(
        CityCatalogue city, LocalDays days, IUnitRouter router, FleetPicture picture, IReadOnlyList<MissionView> missions, int maxWays)
    {
        (_city, _days, _picture) = (city, days, picture);
        _running = missions.Where(mission => mission.Unit is not null).GroupBy(mission => mission.Unit!.Value)
            .ToDictionary(unit => unit.Key, unit => unit.First());
        Units =
        [
            .. picture.Units.Where(unit => city.Fleet.Type(unit.Definition.Type) is not null
                && (_running.ContainsKey(unit.Id) || (!picture.Away.Contains(unit.Id) && UnitFitness.WhyNot(unit, null, picture.NowMs) is null))),
        ];
        Missions = [.. missions.Where(mission => mission.Unit is not { } unit || Units.Any(one => one.Id == unit))];
        _byId = missions.ToDictionary(mission => mission.Id.Value, StringComparer.Ordinal);
        _courses = new MissionCourses(city, router, picture.NowMs);
        _ways = new FirstWays(city, router, picture, _courses, IsWide ? 0 : maxWays);
    }

    /// <summary>Those that can be sent, or are on a mission, in the problem's order.</summary>
    public UnitView[] Units { get; }

    /// <summary>Those that can be planned.</summary>
    public MissionView[] Missions { get; }

    private bool IsWide => Units.Length * Missions.Length > MaxPairs;

    public MissionView Mission(string id) => _byId[id];

    /// <summary>From the end of a unit's work on a mission's scene until all of the mission is done.</summary>
    public long AfterMs(UnitView unit, MissionView mission)
    {
        var type = TypeOf(unit);
        return MissionCourse.Ms(_courses.Of(mission, type, mission.Unit == unit.Id ? unit : null).After, type);
    }

    /// <summary>Whether the way to a unit's first mission was not looked for: it is there no sooner than the plan says.</summary>
    public bool IsAtLeast(UnitView unit, MissionView mission) => !IsWide && _ways.IsAtLeast(unit, mission);

    /// <summary>Looks for the ways to the missions that a plan begins with.</summary>
    /// <returns>Whether one was found that was only known at the least.</returns>
    public bool FindFirst(Plan plan)
    {
        var found = false;
        foreach (var (unit, mission) in plan.Units.Zip(Units).Where(pair => pair.First.Stops.Count > 0)
            .Select(pair => (pair.Second, Mission(pair.First.Stops[0].At.JobId))).OrderBy(pair => pair.Item2.Priority))
        {
            found |= _ways.Find(unit, mission);
        }

        return found;
    }

    public PlanProblem Problem()
    {
        var travel = new PlanTravel(_courses);
        var starts = Units.Select(unit => travel.Add(unit.Place)).ToArray();
        var homes = Units.Select(unit => travel.Add(unit.Definition.Home)).ToArray();
        var scenes = Missions.Select(mission => travel.Add(mission, Units.FirstOrDefault(unit => unit.Id == mission.Unit))).ToArray();
        var types = Units.Select(TypeOf).Distinct().ToList();
        var first = Firsts(starts, scenes).ToLookup(way => way.Type, StringComparer.Ordinal);
        TravelMatrix[] matrices = [.. types.Select(type => travel.Matrix(type, first[type.Code].ToDictionary(way => (way.From, way.To), way => way.Ms)))];
        PlanJob[] jobs = [.. Missions.Select((mission, i) => Job(mission, scenes[i]))];
        var begun = jobs.ToDictionary(job => job.Id, StringComparer.Ordinal);
        return new PlanProblem
        {
            Units =
            [
                .. Units.Select((unit, i) =>
                {
                    var matrix = types.IndexOf(TypeOf(unit));
                    var job = _running.TryGetValue(unit.Id, out var mission) ? begun[mission.Id.Value] : null;
                    return Unit(unit, starts[i], homes[i], matrix, job, job is null ? 0 : HomeMs(matrices[matrix], starts[i], job.Stops[0], homes[i]));
                }),
            ],
            Jobs = jobs,
            Matrices = matrices,
        };
    }

    /// <summary>When a unit that does nothing else is home from what it has begun.</summary>
    private long HomeMs(TravelMatrix travel, int start, PlanStop scene, int home) =>
        Math.Max(_picture.NowMs + travel[start, scene.Place], scene.EarliestMs) + scene.ServiceMs + travel[scene.Place, home];

    private UnitType TypeOf(UnitView unit) => _city.Fleet.Type(unit.Definition.Type)!;

    /// <summary>A unit's own mission that has no known way is reckoned straight: it is under way there.</summary>
    private IEnumerable<(string Type, int From, int To, long? Ms)> Firsts(int[] starts, int[] scenes) => IsWide ? []
        : from unit in Units.Index()
          from mission in Missions.Index()
          where !mission.Item.Needs.Except(unit.Item.Capabilities).Any()
          let ms = _ways.Ms(unit.Item, mission.Item)
          where ms is not null || mission.Item.Unit != unit.Item.Id
          select (unit.Item.Definition.Type, starts[unit.Index], scenes[mission.Index], ms);

    private PlanUnit Unit(UnitView unit, int start, int home, int matrix, PlanJob? begun, long homeMs)
    {
        var (type, nowMs) = (TypeOf(unit), _picture.NowMs);
        var duty = new Shifts(unit.Definition.Shifts, _days).DutyAt(nowMs, HorizonMs);
        var usable = Math.Max(0, (unit.EnergyPercent ?? 100) - (100 * type.ReserveShare)) / 100;
        return new PlanUnit
        {
            Id = unit.Id.Value,
            Capabilities = [.. unit.Capabilities.Select(WireName.Of)],
            StartPlace = start,
            EndPlace = home,
            ReadyMs = nowMs,
            // What is begun is done, also past the shift's end, and has its energy: that it comes home is the unit's own to see to.
            ShiftEndMs = Math.Max(duty?.UntilMs ?? nowMs, homeMs),
            WorkedMs = duty is { SinceMs: var sinceMs } ? WorkedMs(unit, sinceMs) : 0,
            EnduranceMs = begun is null && unit.EnergyPercent is not null ? (long)(usable * type.EnduranceS * 1_000) : long.MaxValue,
            EnduranceShareOfService = type.ClimbSpeedMps > 0 ? 1 : 0.1,
            Matrix = matrix,
            Locked = begun is null ? [] : [new StopRef(begun.Id, 0)],
        };
    }

    /// <summary>On missions in this shift, as far as the unit's history goes; of the one that it is on, on its scene.</summary>
    private long WorkedMs(UnitView unit, long sinceMs)
    {
        var nowMs = _picture.NowMs;
        var onSceneMs = _running.TryGetValue(unit.Id, out var mission) && mission is { State: MissionState.OnScene, Clocks.OnSceneAtMs: { } atMs } ? atMs : nowMs;
        return unit.History.Select(past => (FromMs: past.BeganAtMs, UntilMs: past.EndedAtMs)).Append((FromMs: onSceneMs, UntilMs: nowMs))
            .Sum(work => Math.Max(0, Math.Min(work.UntilMs, nowMs) - Math.Max(work.FromMs, sinceMs)));
    }

    /// <summary>One stop, the scene: what comes before and after it is in the travel matrices, by the type that does it.</summary>
    private PlanJob Job(MissionView mission, int scene) => new()
    {
        Id = mission.Id.Value,
        Priority = Math.Clamp(mission.Priority, 1, PlanWeights.Priorities),
        Needs = [.. mission.Needs.Select(WireName.Of)],
        OnlyUnit = mission.Unit?.Value,
        Stops =
        [
            new PlanStop
            {
                Place = scene,
                ServiceMs = StayMs(mission),
                DueMs = mission.DeadlineMs,
                EarliestMs = mission.State == MissionState.Planned ? mission.Clocks.LaunchAtMs ?? long.MinValue : long.MinValue,
            },
        ],
    };

    /// <summary>How long it takes at the scene is the mission's own, whoever does it.</summary>
    private long StayMs(MissionView mission)
    {
        var unit = Units.FirstOrDefault(one => one.Id == mission.Unit);
        return _courses.Of(mission, TypeOf(unit ?? Units[0]), unit).StayMs;
    }
}
