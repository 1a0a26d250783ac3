using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Devices;

/// <summary>All devices at work: each measures by its schedule and sends over its own line.</summary>
internal sealed class Fleet(
    World world, FaultPlan faults, WorldClock time, TimeProvider clock, PublishingOptions options, Tally tally)
{
    /// <summary>How soon a device that sees an incident reports again; real alarm devices report by exception too.</summary>
    public static readonly TimeSpan AlarmEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan GoodbyeWithin = TimeSpan.FromSeconds(5);

    private readonly FaultyDevice _measuring = new(world, faults);

    /// <summary>Runs until it is told to stop, then disconnects.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var gate = new ConnectGate(options.ConnectsPerSecond, options.ConnectsAtOnce, clock);
        var lines = new List<DeviceLine>();
        var work = new List<Task>();
        foreach (var site in world.Town.Sites)
        {
            var buffer = new ReadingBuffer(options.BufferedReadings);
            var line = new DeviceLine(
                site.Device.DeviceId, site.Device.Password, buffer, options, gate, tally, clock, world.Seed);
            lines.Add(line);
            work.Add(line.Run(stop));
            work.Add(Measure(site, buffer, stop));
        }

        try
        {
            await Task.WhenAll(work);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop: what is not acknowledged by now would have been lost with the device's power, too.
        }

        await Task.WhenAll(lines.Select(line => line.Close())).WaitAsync(GoodbyeWithin, clock)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lines.ForEach(line => line.Dispose());
    }

    private async Task Measure(Site site, ReadingBuffer buffer, CancellationToken stop)
    {
        var schedule = new Schedule(site, time.Wall.ToUnixTimeMilliseconds(), time.Speed);
        var dueMs = schedule.NextAfterMs(time.Wall.ToUnixTimeMilliseconds());
        while (true)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Max(1, dueMs - time.Wall.ToUnixTimeMilliseconds()));
            await Task.Delay(wait < AlarmEvery ? wait : AlarmEvery, clock, stop);
            var wall = time.Wall;
            var isDue = wall.ToUnixTimeMilliseconds() >= dueMs;
            if (isDue || (wait > AlarmEvery && world.IsTouched(site, time.At(wall))))
            {
                foreach (var reading in _measuring.Readings(site, time.At(wall), wall))
                {
                    tally.Measure(buffer.Add(reading));
                }
            }

            dueMs = isDue ? schedule.NextAfterMs(wall.ToUnixTimeMilliseconds()) : dueMs;
        }
    }
}
