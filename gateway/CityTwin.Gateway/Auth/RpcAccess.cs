using System.Collections.Frozen;

namespace CityTwin.Gateway.Auth;

/// <summary>
/// Which roles may call what. A call that is not in the table is refused to everyone: a new RPC works once somebody
/// has decided whose it is.
/// </summary>
public static class RpcAccess
{
    private static readonly FrozenDictionary<string, Role> Table = new Dictionary<string, Role>
    {
        ["citytwin.v1.CityService/GetCity"] = Role.Anyone,
        ["citytwin.v1.CityService/ListDivisions"] = Role.Anyone,
        ["citytwin.v1.CityService/GetGeometry"] = Role.Anyone,
        ["citytwin.v1.CityService/ListSensorKinds"] = Role.Anyone,
        ["citytwin.v1.CityService/ListRules"] = Role.Anyone,

        ["citytwin.v1.TwinService/GetTwin"] = Role.Anyone,
        ["citytwin.v1.TwinService/ListTwins"] = Role.Anyone,
        ["citytwin.v1.TwinService/WatchTwins"] = Role.Anyone,

        ["citytwin.v1.AlertService/ListAlerts"] = Role.Anyone,
        ["citytwin.v1.AlertService/GetAlert"] = Role.Anyone,
        ["citytwin.v1.AlertService/WatchAlerts"] = Role.Anyone,
        ["citytwin.v1.AlertService/AcknowledgeAlert"] = Role.AlertHandlers,
        ["citytwin.v1.AlertService/ClearAlert"] = Role.AlertHandlers,
        ["citytwin.v1.AlertService/AssignAlert"] = Role.AlertHandlers,
        ["citytwin.v1.AlertService/HandleAlerts"] = Role.AlertHandlers,
        ["citytwin.v1.AlertService/GetAlertNote"] = Role.ItemReaders,
        ["citytwin.v1.AlertService/EraseAlertNote"] = Role.Admin,

        ["citytwin.v1.AlertWindowService/ListAlertWindows"] = Role.Anyone,
        ["citytwin.v1.AlertWindowService/OpenAlertWindow"] = Role.AlertHandlers,
        ["citytwin.v1.AlertWindowService/CloseAlertWindow"] = Role.AlertHandlers,
        ["citytwin.v1.AlertWindowService/GetAlertWindowWords"] = Role.ItemReaders,
        ["citytwin.v1.AlertWindowService/EraseAlertWindowWords"] = Role.Admin,

        ["citytwin.v1.DeviceService/ProvisionDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/ProvisionDevices"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/RotateCredential"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/RevokeDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/GetDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/ListDevices"] = Role.DeviceManagers,

        ["citytwin.v1.AccessService/RevokeAccess"] = Role.Admin,
        ["citytwin.v1.AccessService/ListRevocations"] = Role.AttemptReaders,

        ["citytwin.v1.WorkOrderService/ListOrders"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/GetOrder"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/GetTimeline"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/WatchOrders"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/GetDesk"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/GetItem"] = Role.ItemReaders,
        ["citytwin.v1.WorkOrderService/GetSuggestions"] = Role.Anyone,
        ["citytwin.v1.WorkOrderService/ReportOrder"] = Role.Reporters,
        ["citytwin.v1.WorkOrderService/ImportOrders"] = Role.Importers,
        ["citytwin.v1.WorkOrderService/RegisterOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/ReviewOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/GradeOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/RequestVerification"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/VerifyOrder"] = Role.Verifiers,
        ["citytwin.v1.WorkOrderService/EstablishOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/RejectOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/AssignOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/ShareOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/AcceptOrder"] = Role.Handlers,
        ["citytwin.v1.WorkOrderService/ReturnOrder"] = Role.Handlers,
        ["citytwin.v1.WorkOrderService/AnswerOrder"] = Role.Handlers,
        ["citytwin.v1.WorkOrderService/CheckOrder"] = Role.Checkers,
        ["citytwin.v1.WorkOrderService/ReworkOrder"] = Role.Checkers,
        ["citytwin.v1.WorkOrderService/CloseOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/RateOrder"] = Role.Operator | Role.Dispatcher | Role.Integrator | Role.Admin,
        ["citytwin.v1.WorkOrderService/SuperviseOrder"] = Role.Commander | Role.Admin,
        ["citytwin.v1.WorkOrderService/ExtendOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/SuspendOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/ResumeOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/MergeOrder"] = Role.Judges,
        ["citytwin.v1.WorkOrderService/HandOverOrder"] = Role.Dispatchers,
        ["citytwin.v1.WorkOrderService/AnnotateOrder"] = Role.ItemReaders,
        ["citytwin.v1.WorkOrderService/EraseItem"] = Role.Admin,

        ["citytwin.v1.WarningService/ListWarnings"] = Role.Anyone,
        ["citytwin.v1.WarningService/GetWarning"] = Role.Anyone,
        ["citytwin.v1.WarningService/DraftWarning"] = Role.Judges,
        ["citytwin.v1.WarningService/IssueWarning"] = Role.Warners,
        ["citytwin.v1.WarningService/UpdateWarning"] = Role.Warners,
        ["citytwin.v1.WarningService/CancelWarning"] = Role.Warners,

        ["citytwin.v1.NotificationService/GetPreferences"] = Role.Anyone,
        ["citytwin.v1.NotificationService/SetPreferences"] = Role.Notified,
        ["citytwin.v1.NotificationService/ErasePreferences"] = Role.Notified,
        ["citytwin.v1.NotificationService/TestChannel"] = Role.Notified,
        ["citytwin.v1.NotificationService/GetRoster"] = Role.Anyone,
        ["citytwin.v1.NotificationService/SetRoster"] = Role.Dispatchers,
        ["citytwin.v1.NotificationService/ListNotifications"] = Role.Anyone,
        ["citytwin.v1.NotificationService/AcknowledgeNotification"] = Role.Notified,
        ["citytwin.v1.NotificationService/WatchNotifications"] = Role.Anyone,

        ["citytwin.v1.LedgerService/GetHead"] = Role.Anyone,
        ["citytwin.v1.LedgerService/ListHeads"] = Role.LogReaders,
        ["citytwin.v1.LedgerService/ProveInclusion"] = Role.Anyone,
        ["citytwin.v1.LedgerService/ProveConsistency"] = Role.Anyone,
        ["citytwin.v1.LedgerService/ExportLog"] = Role.LogReaders,
        ["citytwin.v1.LedgerService/GetKeys"] = Role.Anyone,

        ["citytwin.v1.FleetService/GetUnit"] = Role.Anyone,
        ["citytwin.v1.FleetService/ListUnits"] = Role.Anyone,
        ["citytwin.v1.FleetService/WatchUnits"] = Role.Anyone,
        ["citytwin.v1.FleetService/ListUnitTypes"] = Role.Anyone,
        ["citytwin.v1.FleetService/ListAirspace"] = Role.Anyone,
        ["citytwin.v1.FleetService/GetTrack"] = Role.Anyone,
        ["citytwin.v1.FleetService/GetRadioLog"] = Role.Anyone,
        ["citytwin.v1.FleetService/TakeOver"] = Role.Dispatchers,
        ["citytwin.v1.FleetService/HandBack"] = Role.Dispatchers,
        ["citytwin.v1.FleetService/CommandUnit"] = Role.Dispatchers,

        ["citytwin.v1.MissionService/GetMission"] = Role.Anyone,
        ["citytwin.v1.MissionService/ListMissions"] = Role.Anyone,
        ["citytwin.v1.MissionService/WatchMissions"] = Role.Anyone,
        ["citytwin.v1.MissionService/GetEvidence"] = Role.ItemReaders,
        ["citytwin.v1.MissionService/ReportFinding"] = Role.Checkers,
        ["citytwin.v1.MissionService/ReadWaypoints"] = Role.Dispatchers,

        ["citytwin.v1.DispatchService/Recommend"] = Role.Anyone,
        ["citytwin.v1.DispatchService/Dispatch"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/OverrideMission"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/SteerMission"] = Role.Judges,
        ["citytwin.v1.DispatchService/GetPlans"] = Role.Anyone,
        ["citytwin.v1.DispatchService/WatchPlans"] = Role.Anyone,
        ["citytwin.v1.DispatchService/WhatIf"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/CloseRoads"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/ListClosures"] = Role.Anyone,
        ["citytwin.v1.DispatchService/CloseAir"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/LiftAirClosure"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/ListAirClosures"] = Role.Anyone,
        ["citytwin.v1.DispatchService/AskAid"] = Role.Dispatchers,
        ["citytwin.v1.DispatchService/DecideAid"] = Role.Commander | Role.Admin,
        ["citytwin.v1.DispatchService/ListAid"] = Role.Anyone,

        ["citytwin.v1.GovernanceService/GetOverview"] = Role.Anyone,
        ["citytwin.v1.GovernanceService/WatchOverview"] = Role.Anyone,
        ["citytwin.v1.GovernanceService/ListTiers"] = Role.Anyone,
        ["citytwin.v1.GovernanceService/Evaluate"] = Role.Anyone,
        ["citytwin.v1.GovernanceService/ListAttempts"] = Role.AttemptReaders,
    }.ToFrozenDictionary();

    public static IEnumerable<string> Known => Table.Keys;

    /// <summary>Who may call it, by its name with or without the leading slash; nobody when it is not known.</summary>
    public static Role To(string rpc) => Table.GetValueOrDefault(rpc.TrimStart('/'), Role.None);
}
