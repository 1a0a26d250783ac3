using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Devices;

/// <summary>All devices at work: each measures by its schedule, and is heard over its own line or its gateway's.</summary>
internal sealed class Fleet(
    World world, IReadOnlyList<LinePlan> plans, FaultPlan faults, WorldClock time, TimeProvider clock,
    PublishingOptions options, Tally tally)
{
    /// <summary>How soon a device that sees an incident reports again; real alarm devices report by exception too.</summary>
    public static readonly TimeSpan AlarmEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan GoodbyeWithin = TimeSpan.FromSeconds(5);

    private readonly FaultyDevice _measuring = new(world, faults);

    private long NowMs => time.Wall.ToUnixTimeMilliseconds();

    /// <summary>Runs until it is told to stop, then disconnects.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var gate = new ConnectGate(options.ConnectsPerSecond, options.ConnectsAtOnce, clock);
        var lines = new List<DeviceLine>();
        var work = new List<Task>();
        foreach (var plan in plans)
        {
            var buffer = new ReadingBuffer(plan.Line.IsGateway ? options.GatewayBufferedReadings : options.BufferedReadings);
            var line = new DeviceLine(plan.Line, buffer, options, gate, tally, clock, world.Seed);
            lines.Add(line);
            work.Add(line.Run(stop));
            work.Add(Measure(plan, buffer, stop));
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

    private async Task Measure(LinePlan plan, ReadingBuffer buffer, CancellationToken stop)
    {
        var startMs = NowMs;
        var devices = new DueList(plan.Sites, startMs, time.Speed, AlarmEvery);

        // A gateway polls, each at its own moment: a thousand that started together must not speak in chorus.
        var pollEveryMs = plan.Line.IsGateway ? (long)options.PollEvery.TotalMilliseconds : 0;
        var notBeforeMs = startMs + (long)(Noise.Unit(Noise.Seed(world.Seed, plan.Line.Id)) * pollEveryMs);
        while (true)
        {
            var wait = Math.Max(devices.NextMs, notBeforeMs) - NowMs;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, wait)), clock, stop);
            var wall = time.Wall;
            var measured = Measure(devices, wall);
            if (measured.Count > 0)
            {
                tally.Measure(measured.Count, buffer.Add(measured));
            }

            notBeforeMs = wall.ToUnixTimeMilliseconds() + pollEveryMs;
        }
    }

    private List<DeviceReading> Measure(DueList devices, DateTimeOffset wall)
    {
        var now = time.At(wall);
        var measured = new List<DeviceReading>();
        foreach (var (site, isReport) in devices.Take(wall.ToUnixTimeMilliseconds()))
        {
            if (isReport || world.IsTouched(site, now))
            {
                measured.AddRange(_measuring.Readings(site, now, wall)
                    .Select(reading => new DeviceReading(site.Device.DeviceId, reading)));
            }
        }

        return measured;
    }
}
