using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>A request that is aimed at something in the tiny city, and where that is.</summary>
/// <param name="Place">Whoever is not over it must not reach it.</param>
/// <param name="FromWithin">Whoever works within it may, too.</param>
/// <param name="Empty">The scripted city has nothing there, unless another test put it there: who is let through is told so.</param>
/// <param name="Outcomes">Of an answer that has an outcome for each thing asked: whether any was carried out.</param>
internal sealed record Aimed(IMessage Request, DivisionCode Place, bool FromWithin = false, bool Empty = false, Func<IMessage, bool>? Outcomes = null)
{
    public const string Alert = $"alert:{TinyCity.Cell}:k1";
    public const string Order = $"order:{TinyCity.Cell}:kaimed";
    public const string Warning = $"warning:{District}:aimed";
    public const string Window = $"alert-window:{District}:aimed";
    public const string Unit = $"drone:{TinyCity.Cell}:kaimed";
    public const string Mission = $"mission:{TinyCity.Cell}:kaimed";
    public const string Device = "aimed-device";
    public const string District = "500103";

    private static readonly V1.OrderStep Step = new() { Id = Order, RequestId = "aimed" };

    /// <summary>Calls that name no place: what they answer is the same for all, is of the caller's own area, or is the caller's own.</summary>
    public static IReadOnlySet<string> Nowhere { get; } = new HashSet<string>
    {
        "CityService/GetCity", "CityService/ListSensorKinds", "CityService/ListRules", "CityService/ListDivisions",
        "CityService/GetGeometry", "WorkOrderService/GetDesk", "GovernanceService/ListAttempts",
        "NotificationService/GetPreferences", "NotificationService/SetPreferences", "NotificationService/ErasePreferences",
        "FleetService/ListUnitTypes", "FleetService/ListAirspace", "MissionService/ReadWaypoints",
        "NotificationService/TestChannel", "NotificationService/AcknowledgeNotification", "NotificationService/WatchNotifications",
    };

    /// <summary>By service and name.</summary>
    public static IReadOnlyDictionary<string, Aimed> All { get; } = new Dictionary<string, Aimed>
    {
        ["TwinService/GetTwin"] = AtCell(new V1.GetTwinRequest { Id = $"sensor:{TinyCity.Cell}:0001" }),
        ["TwinService/ListTwins"] = AtDistrict(new V1.ListTwinsRequest { Area = District }),
        ["TwinService/WatchTwins"] = AtDistrict(new V1.WatchTwinsRequest { Area = District }),
        ["AlertService/ListAlerts"] = AtDistrict(new V1.ListAlertsRequest { Area = District }),
        ["AlertService/GetAlert"] = AtCell(new V1.GetAlertRequest { Id = Alert }),
        ["AlertService/WatchAlerts"] = AtDistrict(new V1.WatchAlertsRequest { Area = District, IncludeOpen = true }),
        ["AlertService/AcknowledgeAlert"] = AtCell(new V1.AcknowledgeAlertRequest { Id = Alert }),
        ["AlertService/ClearAlert"] = AtCell(new V1.ClearAlertRequest { Id = Alert }),
        ["AlertService/AssignAlert"] = AtCell(new V1.AssignAlertRequest { Id = Alert, To = "somebody" }),
        ["AlertService/GetAlertNote"] = AtCell(new V1.GetAlertNoteRequest { Id = Alert, Commitment = new string('0', 64) }),
        ["AlertService/EraseAlertNote"] = AtCell(new V1.EraseAlertNoteRequest { Id = Alert, Commitment = new string('0', 64) }),
        ["AlertService/HandleAlerts"] = AtCell(new V1.HandleAlertsRequest { Ids = { Alert }, Action = "acknowledge" }) with
        {
            Outcomes = answer => ((V1.HandleAlertsResponse)answer).Outcomes.Any(outcome => outcome.Alert is not null),
        },
        ["AlertWindowService/ListAlertWindows"] = AtDistrict(new V1.ListAlertWindowsRequest { Area = District }),
        ["AlertWindowService/OpenAlertWindow"] = AtDistrict(new V1.OpenAlertWindowRequest
        {
            RequestId = "aimed", Kind = "maintenance", Scope = District, Reason = "test",
            Until = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(6)),
        }),
        ["AlertWindowService/CloseAlertWindow"] = AtDistrict(new V1.CloseAlertWindowRequest { Id = Window }),
        ["AlertWindowService/GetAlertWindowWords"] = AtDistrict(new V1.GetAlertWindowWordsRequest { Id = Window, Commitment = new string('0', 64) }),
        ["AlertWindowService/EraseAlertWindowWords"] = AtDistrict(new V1.EraseAlertWindowWordsRequest { Id = Window, Commitment = new string('0', 64) }),
        ["DeviceService/ProvisionDevice"] = AtCell(new V1.ProvisionDeviceRequest { DeviceId = "aimed-new", Kind = "river-level", Cell = TinyCity.Cell }),
        ["DeviceService/ProvisionDevices"] = AtCell(new V1.ProvisionDevicesRequest
        {
            Devices = { new V1.ProvisionDeviceRequest { DeviceId = "aimed-batch", Kind = "river-level", Cell = TinyCity.Cell } },
        }) with
        {
            // Of a device that is there already the one who may register it is told so.
            Outcomes = answer => ((V1.ProvisionDevicesResponse)answer).Outcomes.Any(
                outcome => outcome.Credential is not null || outcome.Error == "already-exists"),
        },
        ["DeviceService/RotateCredential"] = AtCell(new V1.RotateCredentialRequest { DeviceId = Device }),
        ["DeviceService/RevokeDevice"] = AtCell(new V1.RevokeDeviceRequest { DeviceId = Device }),
        ["DeviceService/GetDevice"] = AtCell(new V1.GetDeviceRequest { DeviceId = Device }),
        ["DeviceService/ListDevices"] = AtDistrict(new V1.ListDevicesRequest { Area = District }),
        ["AccessService/RevokeAccess"] = new(new V1.RevokeAccessRequest { TokenId = "aimed", Reason = "test" }, DivisionCode.Parse("50")),
        ["AccessService/ListRevocations"] = new(new V1.ListRevocationsRequest(), DivisionCode.Parse("50")),
        ["NotificationService/GetRoster"] = AtDistrict(new V1.GetRosterRequest { Centre = District }) with { FromWithin = true },
        ["NotificationService/SetRoster"] = AtDistrict(new V1.SetRosterRequest { Centre = District }),
        ["NotificationService/ListNotifications"] = AtCell(new V1.ListNotificationsRequest { Subject = Alert }),
        ["LedgerService/GetHead"] = AtDistrict(new V1.GetHeadRequest { District = District }) with { FromWithin = true },
        ["LedgerService/ListHeads"] = AtDistrict(new V1.ListHeadsRequest { District = District }),
        ["LedgerService/ProveInclusion"] = AtCell(new V1.ProveInclusionRequest { District = District, Sequence = 1 }),
        ["LedgerService/ProveConsistency"] = AtDistrict(new V1.ProveConsistencyRequest { District = District, First = 1 }) with { FromWithin = true },
        ["LedgerService/ExportLog"] = AtDistrict(new V1.ExportLogRequest { District = District }),
        ["LedgerService/GetKeys"] = AtDistrict(new V1.GetKeysRequest { District = District }) with { FromWithin = true },
        ["GovernanceService/GetOverview"] = AtDistrict(new V1.GetOverviewRequest { Area = District }),
        ["GovernanceService/WatchOverview"] = AtDistrict(new V1.WatchOverviewRequest { Area = District }),
        ["GovernanceService/ListTiers"] = AtDistrict(new V1.ListTiersRequest { Area = District }),
        ["GovernanceService/Evaluate"] = AtDistrict(new V1.EvaluateRequest { Area = District, By = "all" }),
        ["WarningService/ListWarnings"] = AtDistrict(new V1.ListWarningsRequest { Area = District }),
        ["WarningService/GetWarning"] = AtDistrict(new V1.GetWarningRequest { Id = Warning }),
        ["WarningService/DraftWarning"] = AtDistrict(new V1.DraftWarningRequest { RequestId = "aimed", Centre = District, Content = Content() }),
        ["WarningService/IssueWarning"] = AtDistrict(new V1.IssueWarningRequest { Id = Warning }),
        ["WarningService/UpdateWarning"] = AtDistrict(new V1.UpdateWarningRequest { Id = Warning, Content = Content() }),
        ["WarningService/CancelWarning"] = AtDistrict(new V1.CancelWarningRequest { Id = Warning, Reason = "over" }),
        ["FleetService/GetUnit"] = AtCell(new V1.GetUnitRequest { Id = Unit }),
        ["FleetService/ListUnits"] = AtDistrict(new V1.ListUnitsRequest { Area = District }),
        ["FleetService/WatchUnits"] = AtDistrict(new V1.WatchUnitsRequest { Area = District }),
        ["FleetService/GetTrack"] = AtCell(new V1.GetTrackRequest { Id = Unit }),
        ["FleetService/GetRadioLog"] = AtCell(new V1.GetRadioLogRequest { Id = Unit }),
        ["FleetService/TakeOver"] = AtCell(new V1.TakeOverRequest { Id = Unit }),
        ["FleetService/HandBack"] = AtCell(new V1.HandBackRequest { Id = Unit, Fence = -1 }),
        ["FleetService/CommandUnit"] = AtCell(new V1.CommandUnitRequest { Id = Unit, Fence = -1, Command = "ask-state", RequestId = "aimed" }),
        ["MissionService/GetMission"] = AtCell(new V1.GetMissionRequest { Id = Mission }),
        ["MissionService/ListMissions"] = AtDistrict(new V1.ListMissionsRequest { Area = District }),
        ["MissionService/WatchMissions"] = AtDistrict(new V1.WatchMissionsRequest { Area = District, IncludeOpen = true }),
        ["MissionService/GetEvidence"] = AtCell(new V1.GetEvidenceRequest { MissionId = Mission, Commitment = new string('0', 64) }) with { Empty = true },
        ["MissionService/ReportFinding"] = AtCell(new V1.ReportFindingRequest { MissionId = Mission, Finding = "inconclusive", RequestId = "aimed" }),
        ["DispatchService/Recommend"] = AtCell(Wanted),
        ["DispatchService/Dispatch"] = AtCell(new V1.DispatchRequest { Ask = Wanted, RequestId = "aimed" }),
        ["DispatchService/OverrideMission"] = AtCell(new V1.OverrideMissionRequest { MissionId = Mission, Unit = Unit, RequestId = "aimed" }),
        ["DispatchService/SteerMission"] = AtCell(new V1.SteerMissionRequest { MissionId = Mission, Steer = "abort" }),
        ["DispatchService/GetPlans"] = AtDistrict(new V1.GetPlansRequest { Area = District }),
        ["DispatchService/WatchPlans"] = AtDistrict(new V1.GetPlansRequest { Area = District }),
        ["DispatchService/WhatIf"] = AtDistrict(new V1.WhatIfRequest { District = District }),
        ["DispatchService/CloseRoads"] = AtDistrict(new V1.CloseRoadsRequest { District = District }),
        ["DispatchService/ListClosures"] = AtDistrict(new V1.ListClosuresRequest { Area = District }),
        ["DispatchService/CloseAir"] = AtDistrict(new V1.CloseAirRequest
        {
            RequestId = "aimed", District = District, Reason = "test",
            Circle = new V1.AirCircle { Centre = new V1.UnitPlace { Longitude = 106.55, Latitude = 29.55 }, RadiusM = 100 },
        }),
        ["DispatchService/LiftAirClosure"] = AtDistrict(new V1.LiftAirClosureRequest { Id = $"air:{District}:none" }) with { Empty = true },
        ["DispatchService/ListAirClosures"] = AtDistrict(new V1.ListAirClosuresRequest { Area = District }),
        ["DispatchService/AskAid"] = AtCell(new V1.AskAidRequest { MissionId = Mission, Reason = "test" }),
        ["DispatchService/DecideAid"] = AtDistrict(new V1.DecideAidRequest { Id = "aimed", By = "500104" }),
        ["DispatchService/ListAid"] = AtDistrict(new V1.ListAidRequest { Area = District }),
        ["WorkOrderService/ListOrders"] = AtDistrict(new V1.ListOrdersRequest { Area = District }),
        ["WorkOrderService/GetOrder"] = AtCell(new V1.GetOrderRequest { Id = Order }),
        ["WorkOrderService/GetTimeline"] = AtCell(new V1.GetTimelineRequest { CorrelationId = Order }) with { Empty = true },
        ["WorkOrderService/WatchOrders"] = AtDistrict(new V1.WatchOrdersRequest { Area = District, IncludeOpen = true }),
        ["WorkOrderService/GetItem"] = AtCell(new V1.GetItemRequest { OrderId = Order, Commitment = new string('0', 64) }) with { Empty = true },
        ["WorkOrderService/GetSuggestions"] = AtCell(new V1.GetSuggestionsRequest { Id = Order }),
        ["WorkOrderService/ReportOrder"] = AtCell(new V1.ReportOrderRequest
        {
            RequestId = "aimed", Source = "patrol", Category = "M04006", Longitude = 106.56, Latitude = 29.56,
        }),
        ["WorkOrderService/ImportOrders"] = AtCell(new V1.ImportOrdersRequest
        {
            Source = "hotline",
            Reports = { new V1.ImportedReport { Number = "aimed", Category = "M04006", Longitude = 106.56, Latitude = 29.56 } },
        }) with
        {
            Outcomes = answer => ((V1.ImportOrdersResponse)answer).Outcomes.Any(outcome => outcome.Result is "taken" or "known"),
        },
        ["WorkOrderService/RegisterOrder"] = AtCell(new V1.RegisterOrderRequest { Step = Step }),
        ["WorkOrderService/ReviewOrder"] = AtCell(new V1.ReviewOrderRequest { Step = Step, Category = "M04006" }),
        ["WorkOrderService/GradeOrder"] = AtCell(new V1.GradeOrderRequest { Step = Step, Urgency = "urgent" }),
        ["WorkOrderService/RequestVerification"] = AtCell(new V1.RequestVerificationRequest { Step = Step }),
        ["WorkOrderService/VerifyOrder"] = AtCell(new V1.VerifyOrderRequest { Step = Step, Verification = "found" }),
        ["WorkOrderService/EstablishOrder"] = AtCell(new V1.EstablishOrderRequest { Step = Step }),
        ["WorkOrderService/RejectOrder"] = AtCell(new V1.RejectOrderRequest { Step = Step, Reason = "unfounded" }),
        ["WorkOrderService/AssignOrder"] = AtCell(new V1.AssignOrderRequest { Step = Step, Department = "water" }),
        ["WorkOrderService/ShareOrder"] = AtCell(new V1.ShareOrderRequest { Step = Step, Department = "water" }),
        ["WorkOrderService/AcceptOrder"] = AtCell(new V1.AcceptOrderRequest { Step = Step, Department = "water" }),
        ["WorkOrderService/ReturnOrder"] = AtCell(new V1.ReturnOrderRequest { Step = Step, Department = "water", Reason = "not-ours" }),
        ["WorkOrderService/AnswerOrder"] = AtCell(new V1.AnswerOrderRequest { Step = Step, Department = "water" }),
        ["WorkOrderService/CheckOrder"] = AtCell(new V1.CheckOrderRequest { Step = Step }),
        ["WorkOrderService/ReworkOrder"] = AtCell(new V1.ReworkOrderRequest { Step = Step, Reason = "unfinished" }),
        ["WorkOrderService/CloseOrder"] = AtCell(new V1.CloseOrderRequest { Step = Step }),
        ["WorkOrderService/RateOrder"] = AtCell(new V1.RateOrderRequest { Step = Step, Rating = 5 }),
        ["WorkOrderService/SuperviseOrder"] = AtCell(new V1.SuperviseOrderRequest { Step = Step }),
        ["WorkOrderService/ExtendOrder"] = AtCell(new V1.ExtendOrderRequest { Step = Step, Stage = "handle", ByMinutes = 5, Reason = "weather" }),
        ["WorkOrderService/SuspendOrder"] = AtCell(new V1.SuspendOrderRequest { Step = Step, Reason = "weather" }),
        ["WorkOrderService/ResumeOrder"] = AtCell(new V1.ResumeOrderRequest { Step = Step }),
        ["WorkOrderService/MergeOrder"] = AtCell(new V1.MergeOrderRequest { Step = Step, Into = $"order:{TinyCity.Cell}:kelder" }),
        ["WorkOrderService/HandOverOrder"] = AtCell(new V1.HandOverOrderRequest { Step = Step, Lead = District }),
        ["WorkOrderService/AnnotateOrder"] = AtCell(new V1.AnnotateOrderRequest { Step = Step }),
        ["WorkOrderService/EraseItem"] = AtCell(new V1.EraseItemRequest { Step = Step, Commitment = new string('0', 64) }),
    };

    public bool ReachedFrom(DivisionCode area) => area.Contains(Place) || (FromWithin && Place.Contains(area));

    private static Aimed AtCell(IMessage request) => new(request, DivisionCode.Parse(TinyCity.Cell));

    private static Aimed AtDistrict(IMessage request) => new(request, DivisionCode.Parse(District));

    private static V1.DispatchAsk Wanted => new() { Kind = "verify", Order = Order };

    private static V1.WarningContent Content() => new()
    {
        EventType = "11B03",
        Categories = { "Met" },
        Responses = { "Avoid" },
        Urgency = "Expected",
        Severity = "III",
        Certainty = "Likely",
        Zh = new V1.WarningText { Event = "暴雨", Headline = "暴雨黄色预警", Description = "有雨。" },
        ExpiresAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(6)),
        Areas = { TinyCity.Street },
    };
}
