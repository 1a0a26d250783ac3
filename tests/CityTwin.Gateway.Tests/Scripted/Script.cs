using System.Collections.Concurrent;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Notifications;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>What the scripted grains say and fail to say; shared by all of them and the test.</summary>
public sealed class Script
{
    /// <summary>Logs and streets whose pushes get lost on the way.</summary>
    public ConcurrentDictionary<string, bool> Mute { get; } = new();

    /// <summary>The orders there are, which boards list and grains hold.</summary>
    public ConcurrentDictionary<WorkOrderId, WorkOrderView> Orders { get; } = new();

    /// <summary>The warnings there are, all in the log of district 500103.</summary>
    public ConcurrentDictionary<WarningId, WarningView> Warnings { get; } = new();

    /// <summary>What people were told, all by the desk of district 500103.</summary>
    public ConcurrentDictionary<string, Notification> Notifications { get; } = new();

    /// <summary>How often desks were asked for a person's notifications.</summary>
    public ConcurrentDictionary<string, int> Listed { get; } = new();

    /// <summary>The alert windows there are, all in the log of district 500103.</summary>
    public ConcurrentDictionary<AlertWindowId, AlertWindowView> Windows { get; } = new();

    /// <summary>The units there are, which fleets list and grains hold.</summary>
    public ConcurrentDictionary<TwinId, UnitView> Units { get; } = new();

    /// <summary>What units were commanded.</summary>
    public ConcurrentQueue<(TwinId Unit, UnitCommand Command, string By)> Commands { get; } = new();

    /// <summary>The missions there are, which boards list and grains hold.</summary>
    public ConcurrentDictionary<MissionId, MissionView> Missions { get; } = new();

    /// <summary>What desks were asked for.</summary>
    public ConcurrentQueue<(DivisionCode District, DispatchAsk Ask)> Asks { get; } = new();

    /// <summary>What was asked of plans as they would be.</summary>
    public ConcurrentQueue<(DivisionCode District, IReadOnlyList<SupposedMission> Supposed, IReadOnlyList<TwinId> Without)> Suppositions { get; } = new();

    /// <summary>The plans in force, by district.</summary>
    public ConcurrentDictionary<string, DispatchPlan> Plans { get; } = new();

    /// <summary>Roads that are closed.</summary>
    public ConcurrentDictionary<(DivisionCode District, string Road), RoadClosure> Closures { get; } = new();

    /// <summary>Air that is closed, as each desk was told.</summary>
    public ConcurrentDictionary<(DivisionCode District, string Id), AirClosure> Air { get; } = new();

    /// <summary>What desks answer with when they are told of air.</summary>
    public ConcurrentDictionary<DivisionCode, Exception> AirRefusals { get; } = new();

    /// <summary>Aid that was asked for, by id.</summary>
    public ConcurrentDictionary<string, AidRequest> Aid { get; } = new();

    /// <summary>The time zone of the last evaluation that was asked for.</summary>
    public string? EvaluatedIn { get; set; }

    /// <summary>What people said of windows, by commitment.</summary>
    public ConcurrentDictionary<string, string> WindowWords { get; } = new();

    /// <summary>What was sealed, by its commitment.</summary>
    public ConcurrentDictionary<string, SealedContent> Sealed { get; } = new();

    /// <summary>The city does not say what was revoked.</summary>
    public bool IsSilentOnRevocations { get; set; }

    /// <summary>There is no room for another revocation.</summary>
    public bool AreRevocationsFull { get; set; }

    public bool IsMute(string key) => Mute.ContainsKey(key);
}
