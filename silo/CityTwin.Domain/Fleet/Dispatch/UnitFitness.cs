using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Whether a unit can be sent at all, wherever to.</summary>
public static class UnitFitness
{
    /// <summary>A returning or charging unit is sent only with so much.</summary>
    private const double LeastEnergyPercent = 30;

    /// <summary>Why it cannot be commanded now; null when it can.</summary>
    /// <param name="forMission">The mission it may be leased for already.</param>
    public static string? WhyNot(UnitView unit, MissionId? forMission, long nowMs) =>
        unit.Definition.Id.Kind == TwinKind.Dock ? "incapable"
        : unit.Link != UnitLink.Online ? "offline"
        : unit.Control != UnitControl.Automatic ? "not-automatic"
        : unit.Lease is { } lease && lease.UntilMs > nowMs && lease.Holder != forMission?.Value
            ? MissionId.TryParse(lease.Holder, out _) ? "busy" : "taken"
        : unit.Mission is { } mission && mission != forMission ? "busy"
        : unit.Troubles.Any(trouble => trouble.IsGrave) ? "broken"
        : unit.Status switch
        {
            UnitStatus.Available => null,
            UnitStatus.Returning or UnitStatus.Charging => unit.EnergyPercent is null or >= LeastEnergyPercent ? null : "charging",
            UnitStatus.Busy => unit.Mission == forMission ? null : "busy",
            UnitStatus.Resting => "resting",
            UnitStatus.OffDuty => "off-duty",
            _ => "unavailable",
        };
}
