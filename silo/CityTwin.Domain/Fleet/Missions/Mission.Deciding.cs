using CityTwin.City;

namespace CityTwin.Fleet.Missions;

/// <content>What a command leads to.</content>
public sealed partial record Mission
{
    /// <summary>What a request leads to; empty when it changes nothing.</summary>
    /// <exception cref="MissionRefusedException">It cannot be carried out on the mission as it stands.</exception>
    public IReadOnlyList<MissionEvent> Decide(MissionId id, MissionRequest request, long nowMs)
    {
        if (View is not null && (request.Command is PlanMission || (request.RequestId is { } key && View.Requests.Contains(key))))
        {
            return []; // It was taken already.
        }

        if (request.Command is PlanMission plan)
        {
            return [Plan(id, plan, request, nowMs)];
        }

        var mission = Existing();
        if (request.ExpectedVersion is { } seen && seen != mission.Version)
        {
            throw new MissionRefusedException(
                MissionRefusal.Stale,
                $"Mission {id} has changed: you saw version {seen}, it has {mission.Version}. Read it and decide again.",
                "expected_version");
        }

        return new MissionDecision(mission, request, nowMs).Make();
    }

    private static MissionPlanned Plan(MissionId id, PlanMission plan, MissionRequest request, long nowMs)
    {
        var cell = plan.Aim.Cell;
        if (cell.Level != DivisionLevel.Cell || cell.District != id.Birthplace.District)
        {
            throw MissionRefusedException.Invalid("aim.cell", $"{cell} is not a cell of {id.Birthplace.District}, whose mission {id} is.");
        }

        if (!plan.Lead.Contains(cell) || plan.Lead.Level > DivisionLevel.Street)
        {
            throw MissionRefusedException.Invalid("lead", $"{plan.Lead} is not a centre of cell {cell}: expected its street, its district or the city.");
        }

        if (plan.Priority is < 1 or > 4)
        {
            throw MissionRefusedException.Invalid("priority", $"{plan.Priority} is none of 1, the highest, to 4.");
        }

        if (plan.MaxAttempts is < 1 or > MissionView.MaxAttempts)
        {
            throw MissionRefusedException.Invalid("max_attempts", $"expected 1 to {MissionView.MaxAttempts}.");
        }

        MissionAims.Check(plan.Kind, plan.Aim);
        return new MissionPlanned(
            id, 1, nowMs, nowMs, plan.Kind, plan.Aim, plan.CorrelationId ?? id.Value, plan.Alert, plan.Order, plan.Lead,
            [.. plan.Needs.Distinct().Order()], plan.Priority, plan.DeadlineMs, plan.ReadingAtMs, plan.AlertAtMs, plan.LaunchAtMs,
            plan.MaxAttempts, plan.Confirm, plan.Exercise ? true : null)
        {
            By = request.By,
            RequestId = request.RequestId,
        };
    }
}
