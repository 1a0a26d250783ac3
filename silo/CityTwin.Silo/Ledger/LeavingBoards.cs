using CityTwin.Alerts;
using CityTwin.Fleet;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>What has left a district's boards and the archive does not have yet.</summary>
internal sealed record LeavingBoards(
    IReadOnlyList<AlertState> Alerts, IReadOnlyList<WorkOrderView> Orders, IReadOnlyList<MissionView> Missions);
