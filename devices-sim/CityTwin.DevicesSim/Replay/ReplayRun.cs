using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Replay;

/// <summary>
/// Sends a recording in event-time order across all its stations. No slice of time begins before all of the one before it
/// is acknowledged, so that upstream is never behind downstream and no more than a slice is on its way.
/// </summary>
internal sealed class ReplayRun(
    IReadOnlyList<ReplayDevice> devices, EventTimeline timeline, ReplaySpeed speed, PublishingOptions options,
    TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private long _reachedMs = timeline.FirstMs - 1;
    private long _sent;

    public Tally Tally { get; } = new();

    /// <summary>All readings up to here have been sent.</summary>
    public DateTimeOffset EventTime => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _reachedMs));

    public long Sent => Interlocked.Read(ref _sent);

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public async Task Run(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var gate = new ConnectGate(options.ConnectsPerSecond, options.ConnectsAtOnce, clock);

        // A slice is waited for, so that nothing has to make room.
        var buffers = devices.Select(_ => new ReadingBuffer(int.MaxValue)).ToList();
        var lines = devices.Zip(buffers).Select(x => new DeviceLine(
            new LineIdentity(x.First.Station.DeviceId, x.First.Password, IsGateway: false), x.Second, options, gate, Tally, clock, seed: 1)).ToList();
        var serving = lines.Select(line => line.Run(ending.Token)).ToList();
        try
        {
            await Feed(buffers, stop);
        }
        finally
        {
            await Task.WhenAll(lines.Select(line => line.Close()));
            await ending.CancelAsync();
            await Task.WhenAll(serving).ContinueWith(_ => { }, TaskScheduler.Default);
            lines.ForEach(line => line.Dispose());
        }
    }

    private async Task Feed(List<ReadingBuffer> buffers, CancellationToken stop)
    {
        while (_reachedMs < timeline.LastMs)
        {
            var dueMs = speed.DueMs(timeline, Elapsed, _reachedMs);
            foreach (var (station, reading) in timeline.TakeUntil(dueMs))
            {
                Tally.Measure(1, buffers[station].Add(new DeviceReading(devices[station].Station.DeviceId, reading)));
                Interlocked.Increment(ref _sent);
            }

            await Task.WhenAll(buffers.Select(buffer => buffer.Emptied())).WaitAsync(stop);
            Interlocked.Exchange(ref _reachedMs, dueMs);
            if (speed.Factor is not null)
            {
                await Task.Delay(ReplaySpeed.Tick, clock, stop);
            }
        }
    }
}
