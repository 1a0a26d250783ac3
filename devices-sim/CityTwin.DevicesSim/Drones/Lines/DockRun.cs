using System.Threading.Channels;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Drones.Lines;

/// <summary>
/// Lets one dock live: what it hears, what its errands bring and the passing of time come to it one after the other; what it says
/// goes to its line and what it wants is fetched.
/// </summary>
internal sealed class DockRun(
    Dock dock, DroneOptions options, PublishingOptions publishing, ConnectGate gate, ErrandRunner errands, DroneTally tally, TimeProvider clock,
    ulong seed)
{
    private const int MaxInbox = 1_000;

    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Action<long>> _inbox = Channel.CreateBounded<Action<long>>(
        new BoundedChannelOptions(MaxInbox) { SingleReader = true });
    private readonly Outbox _outbox = new(options.QueuedMessages, tally);
    private int _ticking;

    public Dock Dock => dock;

    public async Task Run(CancellationToken stop)
    {
        var plan = dock.Station.Plan;
        var line = new DockLine(
            new LineIdentity(plan.DockId, plan.Dock.Password, IsGateway: true), dock.Topics.Heard, _outbox, publishing, gate, tally, clock, seed,
            (topic, payload, token) => Inbound.Parse(topic, payload) is { } message
                ? _inbox.Writer.WriteAsync(nowMs => dock.Hear(message, nowMs), token)
                : ValueTask.CompletedTask,
            (isUp, token) => _inbox.Writer.WriteAsync(nowMs => Changed(isUp, nowMs), token));
        await Task.WhenAll(line.Run(stop), Tick(stop), Live(stop));
    }

    private void Changed(bool isUp, long nowMs)
    {
        if (isUp)
        {
            dock.Connected(nowMs);
            return;
        }

        dock.Disconnected();
    }

    private async Task Tick(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TickEvery, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            // One at a time: a dock that is behind catches up by a longer step, not by many.
            if (Interlocked.Exchange(ref _ticking, 1) == 0)
            {
                await _inbox.Writer.WriteAsync(nowMs =>
                {
                    Volatile.Write(ref _ticking, 0);
                    dock.Tick(nowMs);
                }, stop);
            }
        }
    }

    private async Task Live(CancellationToken stop)
    {
        await foreach (var happening in _inbox.Reader.ReadAllAsync(stop))
        {
            happening(clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var message in dock.TakeMessages())
            {
                _outbox.Add(message);
            }

            foreach (var errand in dock.TakeErrands())
            {
                _ = Fetch(errand, stop);
            }
        }
    }

    private async Task Fetch(Errand errand, CancellationToken stop)
    {
        try
        {
            var answer = await errands.Run(errand, stop);
            await _inbox.Writer.WriteAsync(nowMs => dock.Done(answer, nowMs), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The simulator ends; nobody waits for the file.
        }
    }
}
