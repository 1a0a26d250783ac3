using CityTwin.City;
using CityTwin.Fleet.Planning;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Who does what when: what units have begun stays theirs, what waits is planned behind it. From where a unit is to its first
/// mission it goes by its way, which is looked for once a plan uses it; between missions and between their stops the plan
/// reckons with straight lines and a usual detour, since it is made anew before they are begun.
/// </summary>
internal sealed class PlanBoard(CityCatalogue city, IUnitRouter router, DispatchOptions options, TimeProvider clock)
{
    /// <summary>How often a plan is made anew because ways that it uses were found to take longer.</summary>
    private const int MaxRounds = 3;

    private const long UsualSteps = 2_000;

    /// <summary>Missions and starts and ends of units beyond which OR-Tools is left out: to tell it of them takes longer than people wait.</summary>
    private const int MaxSolverNodes = 300;

    private static readonly Wording NoSooner = new("到达时间不早于此：路线尚未查找。", "It is there no sooner: its way was not looked for.");

    private readonly LocalDays _days = CityDays.Of(city);

    /// <summary>How often a plan is improved in a round, however much time there is.</summary>
    public long MaxSteps { get; init; } = UsualSteps;

    /// <param name="running">The plan before, if there is one: it is begun from what of it still holds.</param>
    /// <returns>What is told, and what the next plan begins from.</returns>
    public (DispatchPlan Told, Plan? Made) Make(FleetPicture picture, IReadOnlyList<MissionView> missions, Plan? running)
    {
        var draft = new PlanDraft(city, _days, router, picture, missions, options.MaxPlanWays);
        if (draft.Units.Length == 0 || draft.Missions.Length == 0)
        {
            return (new DispatchPlan(0, picture.NowMs, "", 0, Bound: null, TookMs: 0, [], [.. missions.Select(Nobody)]), running);
        }

        var (problem, plan) = Settle(draft, running);
        var told = new DispatchPlan(
            0, picture.NowMs, "", plan.Points, Bound: null, TookMs: 0,
            [.. Units(problem, plan, draft, picture.NowMs)],
            [
                .. plan.Dropped.Select(dropped => new UnplacedMission(
                    draft.Mission(dropped.JobId).Id, Said(dropped.Words.Zh, draft), Said(dropped.Words.En, draft))),
            ]);
        return (told, plan);
    }

    /// <summary>A plan whose units go to their first missions by ways that were found, or as near to that as the bounds allow.</summary>
    private (PlanProblem Problem, Plan Plan) Settle(PlanDraft draft, Plan? running)
    {
        var plan = running;
        for (var round = 1; ; round++)
        {
            var problem = draft.Problem();
            plan = new FleetPlanner(clock).Run(problem, plan, Budget(draft, round));
            if (round == MaxRounds || !draft.FindFirst(plan))
            {
                return (problem, plan);
            }
        }
    }

    /// <summary>OR-Tools has its share in the first round: the others begin from what it found.</summary>
    private PlanBudget Budget(PlanDraft draft, int round)
    {
        var share = draft.Missions.Length + (2 * draft.Units.Length) <= MaxSolverNodes ? Math.Clamp(options.PlanSolverShare, 0, 1) : 0;
        var solverMs = round == 1 ? options.PlanWithin.TotalMilliseconds * share : 0;
        var roundMs = (options.PlanWithin.TotalMilliseconds * (1 - share) / MaxRounds) + solverMs;
        return new PlanBudget { TimeMs = (long)roundMs, MaxSteps = MaxSteps, SolverShare = solverMs == 0 ? 0 : solverMs / roundMs };
    }

    private static IEnumerable<UnitPlan> Units(PlanProblem problem, Plan plan, PlanDraft draft, long nowMs)
    {
        var words = PlanExplainer.Explain(problem, plan, nowMs).ToDictionary(one => one.UnitId, one => one.Words, StringComparer.Ordinal);
        return plan.Units.Zip(draft.Units).Where(pair => pair.First.Stops.Count > 0).Select(pair => new UnitPlan(
            pair.Second.Id, pair.Second.Definition.Name, [.. Entries(pair.First, pair.Second, words[pair.First.UnitId], draft)]));
    }

    private static IEnumerable<PlanEntry> Entries(UnitRoute route, UnitView unit, IReadOnlyList<Wording> words, PlanDraft draft)
    {
        var startMs = route.DepartsMs;
        foreach (var (i, stop) in route.Stops.Index())
        {
            var mission = draft.Mission(stop.At.JobId);
            var why = i == 0 && draft.IsAtLeast(unit, mission) ? words[1].Then(NoSooner) : words[i + 1];
            var endMs = stop.LeavesMs + draft.AfterMs(unit, mission);
            yield return new PlanEntry(
                mission.Id, mission.Kind, mission.State, startMs, stop.ArrivesMs, endMs, mission.Aim.Place,
                Said(why.Zh, draft), Said(why.En, draft));
            startMs = endMs;
        }
    }

    private static UnplacedMission Nobody(MissionView mission) =>
        new(mission.Id, "没有可用的单元。", "No unit can be sent now.");

    /// <summary>A mission by what it is, not by its id.</summary>
    private static string Said(string text, PlanDraft draft)
    {
        foreach (var mission in draft.Missions.Where(mission => text.Contains(mission.Id.Value, StringComparison.Ordinal)))
        {
            text = text.Replace(mission.Id.Value, WireName.Of(mission.Kind), StringComparison.Ordinal);
        }

        return text;
    }
}
