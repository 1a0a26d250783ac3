using CityTwin.Alerts;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What becomes of missions when what they are for changes under way.</summary>
public static class MissionFates
{
    /// <summary>
    /// An alert that clears ends the look that its rule launched while the unit is not there yet, if the rule says so; else
    /// the unit goes on and looks. On the scene it always finishes.
    /// </summary>
    public static MissionCommand? WhenCleared(MissionView mission, AlertView alert, LaunchRuleDefinition? rule) =>
        !alert.Active && mission.IsOpen && mission.State < MissionState.OnScene && mission.Alert == alert.Id.Value && rule is { RecallWhenCleared: true }
            ? new AbortMission("The alert cleared before the unit was there, and the rule then calls it back.")
            : null;

    /// <summary>
    /// An order that is closed or rejected ends its missions that are not on the scene; one that was merged hands them to the
    /// order that took it up.
    /// </summary>
    public static MissionCommand? WhenEnded(MissionView mission, WorkOrderView order) => !mission.IsOpen || order.IsOpen ? null
        : order is { State: WorkOrderState.Merged, MergedInto: { } into } ? new MoveMission(into)
        : mission.State < MissionState.OnScene ? new AbortMission($"Its order {order.Id} is {order.State.ToWire()}.")
        : null;
}
