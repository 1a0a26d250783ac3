using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// Health messages. The list is whole each time: what is no longer in it is over. It is sent when it changes, and now and then while
/// it is not empty. What an aircraft without a link has cannot be told.
/// </summary>
internal sealed class HealthDesk(Station station)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(60);

    private const double LowPercent = 25;
    private const double CriticalPercent = 12;
    private const double StrongWindPart = 0.8;

    private readonly List<Alarm> _told = [];
    private long _nextMs;

    public void Tick(long nowMs)
    {
        var alarms = Now(nowMs);
        if (alarms.SequenceEqual(_told) && (alarms.Count == 0 || nowMs < _nextMs))
        {
            return;
        }

        _told.Clear();
        _told.AddRange(alarms);
        _nextMs = nowMs + (long)Again.TotalMilliseconds;
        station.Speech.Event("hms", new JsonObject
        {
            ["list"] = new JsonArray([.. alarms.Select(alarm => (JsonNode)Item(alarm))]),
        }, nowMs, needsReply: false);
    }

    private List<Alarm> Now(long nowMs)
    {
        var alarms = new List<Alarm>();
        void When(bool isSo, string code, int level, bool isDock, bool passes)
        {
            if (isSo)
            {
                alarms.Add(new Alarm(code, level, isDock, passes));
            }
        }

        var (craft, pilot) = (station.Craft, station.Pilot);
        When(station.DockWindMps > station.Plan.Frame.MaxWindMps, HealthCode.DockTooWindy, 2, isDock: true, passes: true);
        When(station.RainDegree == 3, HealthCode.DockTooWet, 2, isDock: true, passes: true);
        When(!station.HasLink, HealthCode.LostLink, 2, isDock: true, passes: true);
        if (!station.IsOnline)
        {
            return alarms;
        }

        When(craft.IsFlying && craft.BatteryPercent <= CriticalPercent, HealthCode.CriticalBattery, 2, isDock: false, passes: false);
        When(craft.IsFlying && craft.BatteryPercent is > CriticalPercent and <= LowPercent, HealthCode.LowBattery, 1, isDock: false, passes: false);
        When(craft.IsFlying && pilot.MeanWindHere(station.WorldMs / 1000.0) > StrongWindPart * craft.Frame.MaxWindMps, HealthCode.StrongWind, 1, isDock: false, passes: true);
        When(pilot.Reason == ModeReason.LostLink && craft.IsFlying, HealthCode.ReturnsAfterLoss, 1, isDock: false, passes: true);
        When(station.Sortie is { Result: Cloud.ResultCode.AreaAhead } && pilot.IsPaused, HealthCode.AreaAhead, 1, isDock: false, passes: true);
        When(craft.IsWrecked, HealthCode.Propeller, 2, isDock: false, passes: false);
        return alarms;
    }

    private JsonObject Item(Alarm alarm) => new()
    {
        ["level"] = alarm.Level,
        ["module"] = 3,
        ["in_the_sky"] = !alarm.IsDock && station.Craft.IsFlying ? 1 : 0,
        ["code"] = alarm.Code,
        ["device_type"] = alarm.IsDock ? Models.Dock : Models.Aircraft(station.Plan),
        ["imminent"] = alarm.Passes ? 1 : 0,
        ["args"] = new JsonObject { ["component_index"] = 0, ["sensor_index"] = 0 },
    };
}
