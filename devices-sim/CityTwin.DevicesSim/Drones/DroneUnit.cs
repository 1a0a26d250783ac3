using System.Collections.Concurrent;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones;

/// <summary>A dock with its aircraft as its line sees it; what it sends for over HTTP is fetched beside it and taken in with the next step.</summary>
/// <param name="stop">Ends what is being fetched.</param>
internal sealed class DroneUnit(Dock dock, ErrandRunner errands, CancellationToken stop) : ISimulatedUnit
{
    // No more than a dock has open at a time; see Errands.
    private readonly ConcurrentQueue<ErrandAnswer> _brought = new();

    public Dock Dock => dock;

    public string DeviceId => dock.Station.Plan.DockId;

    public IReadOnlyList<string> Filters => dock.Topics.Heard;

    public TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(200);

    public bool IsSilent => false;

    /// <summary>The documents know none.</summary>
    public UnitMessage? LastWill(UnitMoment now) => null;

    public IReadOnlyList<UnitMessage> Connected(UnitMoment now)
    {
        dock.Connected(now.WallMs);
        return Out();
    }

    public IReadOnlyList<UnitMessage> Hear(string topic, ReadOnlyMemory<byte> payload, UnitMoment now)
    {
        if (Inbound.Parse(topic, payload.Span) is { } message)
        {
            dock.Hear(message, now.WallMs);
        }

        return Out();
    }

    public IReadOnlyList<UnitMessage> Step(UnitMoment now)
    {
        while (_brought.TryDequeue(out var answer))
        {
            dock.Done(answer, now.WallMs);
        }

        dock.Tick(now.WallMs, (long)(now.WorldS * 1000));
        return Out();
    }

    public IReadOnlyList<UnitMessage> Goodbye(UnitMoment now) => [];

    private IReadOnlyList<UnitMessage> Out()
    {
        foreach (var errand in dock.TakeErrands())
        {
            _ = Fetch(errand);
        }

        return dock.TakeMessages();
    }

    private async Task Fetch(Errand errand)
    {
        try
        {
            _brought.Enqueue(await errands.Run(errand, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The simulator ends; nobody waits for the file.
        }
    }
}
