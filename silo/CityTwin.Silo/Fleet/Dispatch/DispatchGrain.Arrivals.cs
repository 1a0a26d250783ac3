using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <content>When units are said to be there, and what is learnt from when they were.</content>
internal sealed partial class DispatchGrain
{
    /// <summary>As units of its kind have kept to what was reckoned for them at this hour.</summary>
    private long EtaOf(UnitView unit, UnitWay way)
    {
        var nowMs = NowMs;
        return way.ArriveMs <= nowMs ? way.ArriveMs : nowMs + arrivals.Corrected(ProfileOf(unit), HourAt(nowMs), way.ArriveMs - nowMs);
    }

    /// <summary>By when it should be there, however optimistic what was learnt is.</summary>
    private long OverdueOf(UnitWay way, long etaMs, long atLeastMs) => Math.Max(way.ArriveMs, etaMs) + Math.Max((long)_options.OverdueAfter.TotalMilliseconds, atLeastMs);

    /// <summary>What was reckoned and what was said of it, held against when it was there; a way that was planned anew was another.</summary>
    private async Task NoteArrival(MissionView mission)
    {
        if (mission is not { Unit: { } id, Task: { Revision: 0 } task, Attempts: [.., { EtaMs: { } etaMs, OfferedAtMs: var offeredMs }], Clocks.OnSceneAtMs: { } thereMs }
            || await Within(Unit(id).Get()) is not { } unit)
        {
            return;
        }

        var (profile, reckonedMs) = (ProfileOf(unit), task.Stops[task.Scene].PlannedAtMs - offeredMs);
        if (arrivals.Arrived(profile, HourAt(offeredMs), reckonedMs, etaMs - offeredMs, thereMs - offeredMs) is { } error)
        {
            LogArrived(District, id, (thereMs - offeredMs) / 1_000, (etaMs - offeredMs) / 1_000, profile, error.ToString());
        }
    }

    private string ProfileOf(UnitView unit) => city.Fleet.Type(unit.Definition.Type)?.RoadProfile ?? unit.Definition.Type;

    private int HourAt(long ms) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), TimeZoneInfo.FindSystemTimeZoneById(city.Manifest.TimeZone)).Hour;

    [LoggerMessage(LogLevel.Information, "Dispatch of {District}: {Unit} was there after {Actual} s, {Told} s were told; of {Profile}, {Error}")]
    private partial void LogArrived(DivisionCode district, TwinId unit, long actual, long told, string profile, string error);
}
