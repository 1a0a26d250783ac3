using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <content>
/// A person's word takes a unit from the mission that it is on. The lease first; then the offer, with which it is decided; then
/// the other mission loses it, and only then is the unit told. Until the offer is in the log the other mission can have it back.
/// </content>
internal sealed partial class DispatchGrain
{
    /// <summary>The lease of a unit for a mission by a person's word.</summary>
    /// <exception cref="UnitRefusedException">Another person or another desk has it, or it cannot be sent whoever wants it.</exception>
    private async Task<UnitLease> Preempt(MissionId mission, UnitView unit, string by)
    {
        var from = OtherMissionOf(unit, mission);
        return from is { } other && other.Birthplace.District is var desk && desk != District
            ? throw new UnitRefusedException(UnitRefusal.Taken, $"{unit.Id} is on {other}, a mission of {desk}: the desk of {desk} has to let it go.")
            : await Within(Unit(unit.Id).Preempt(mission, from is { } busy && IsBeingGiven(busy, by) ? null : from, LeaseFor));
    }

    /// <summary>
    /// Of two who grab one unit at the same time the second does not take it from the first, but is told who has it: until the unit
    /// has answered he may not have seen that it is wanted.
    /// </summary>
    private bool IsBeingGiven(MissionId mission, string by) => _offering.Contains(mission)
        || (_missions.GetValueOrDefault(mission) is { State: MissionState.Offered, Attempts: [.., var offer] }
            && offer.By != by && !MissionActors.IsCity(offer.By));

    /// <summary>Whose the unit is, or what it does still; null also where a person has it.</summary>
    private MissionId? OtherMissionOf(UnitView unit, MissionId mission)
    {
        var other = unit.Lease is { } lease && lease.UntilMs > NowMs && lease.Holder != mission.Value
            ? MissionId.TryParse(lease.Holder, out var holder) ? holder : (MissionId?)null
            : unit.Mission;
        return other == mission ? null : other;
    }

    /// <summary>Whoever had the unit when it was given this mission loses it, under the name of who gave it.</summary>
    private async Task LeaveOthers(MissionView mission, TwinId unit)
    {
        var given = mission.Attempts[^1];
        foreach (var other in OthersWith(unit, mission.Id).Where(one => one.Attempts[^1].Fence < given.Fence).ToArray())
        {
            await Do(other.Id, new ForfeitMission(other.Attempts[^1].Number, MissionReasons.NeededElsewhere, $"Its unit was given {mission.Id}."), given.By);
        }
    }

    /// <summary>A lease of which nothing came is given back; the mission that the unit is on has it again at once, and its air.</summary>
    private async Task GiveBack(TwinId unit, MissionId mission, long fence)
    {
        try
        {
            await Within(Unit(unit).Release(fence));
        }
        finally
        {
            foreach (var other in OthersWith(unit, mission).ToArray())
            {
                _leases.Remove(other.Id);
            }

            Look();
        }
    }

    /// <summary>
    /// A mission whose lease another mission of this desk has: where that one was given the unit since, it is lost; else the other
    /// lease comes to nothing, or ends, and the next renewal has it again.
    /// </summary>
    /// <returns>False when no mission of this desk has it.</returns>
    private async Task<bool> IsPreempted(MissionView mission, MissionAttempt attempt)
    {
        if (await Within(Unit(attempt.Unit).Get()) is not { Lease: { } lease } || !MissionId.TryParse(lease.Holder, out var holder)
            || holder == mission.Id || holder.Birthplace.District != District)
        {
            return false;
        }

        if (await Mission(holder).Get() is { IsOpen: true } other && other.Unit == attempt.Unit)
        {
            Note(other);
            await LeaveOthers(other, attempt.Unit);
        }

        return true;
    }

    private IEnumerable<MissionView> OthersWith(TwinId unit, MissionId mission) =>
        Open.Where(other => other.Unit == unit && other.Id != mission);

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Unit} was given {Mission}, and the mission before could not be told yet; it is tried again")]
    private partial void LogNotLeft(DivisionCode district, TwinId unit, MissionId mission, Exception error);
}
