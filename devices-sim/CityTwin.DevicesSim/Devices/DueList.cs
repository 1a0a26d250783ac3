namespace CityTwin.DevicesSim.Devices;

/// <summary>
/// When each device of a line is to be looked at next, the soonest first: at its report, and every so often between two, for
/// an incident may have reached it. One list is one timer, however many devices it holds.
/// </summary>
internal sealed class DueList
{
    private readonly PriorityQueue<Watched, long> _looks = new();
    private readonly long _alarmEveryMs;

    /// <param name="alarmEvery">How soon a device that sees an incident reports again.</param>
    public DueList(IReadOnlyList<Site> sites, long startMs, double speed, TimeSpan alarmEvery)
    {
        _alarmEveryMs = (long)alarmEvery.TotalMilliseconds;
        foreach (var site in sites)
        {
            Put(new Watched(site, new Schedule(site, startMs, speed), startMs), startMs);
        }
    }

    /// <summary>The time of the next look; there is always one, for no line is without a device.</summary>
    public long NextMs => _looks.TryPeek(out _, out var atMs) ? atMs : long.MaxValue;

    /// <summary>Those whose time has come, in the order of their times. Each gets its next: what was missed is not made up for.</summary>
    public IReadOnlyList<(Site Site, bool IsReport)> Take(long nowMs)
    {
        var taken = new List<(Site, bool)>();
        while (_looks.TryPeek(out var device, out var atMs) && atMs <= nowMs)
        {
            _looks.Dequeue();
            var isReport = device.ReportMs <= nowMs;
            taken.Add((device.Site, isReport));
            if (isReport)
            {
                device.ReportMs = device.Schedule.NextAfterMs(nowMs);
            }

            Put(device, nowMs);
        }

        return taken;
    }

    private void Put(Watched device, long nowMs) => _looks.Enqueue(device, Math.Min(device.ReportMs, nowMs + _alarmEveryMs));

    private sealed class Watched(Site site, Schedule schedule, long startMs)
    {
        public Site Site => site;

        public Schedule Schedule => schedule;

        public long ReportMs { get; set; } = schedule.NextAfterMs(startMs);
    }
}
