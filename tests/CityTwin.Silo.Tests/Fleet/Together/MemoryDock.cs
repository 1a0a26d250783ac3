using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Uploads;
using Sim = CityTwin.DevicesSim.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>A dock of the simulator whose files and pictures are a matter of memory instead of HTTP.</summary>
internal sealed class MemoryDock(Dock dock) : Sim.ISimulatedUnit
{
    public Dock Dock => dock;

    /// <summary>What can be fetched, by its address.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public List<UploadOrder> Uploads { get; } = [];

    /// <summary>A dock that hears and says nothing, though its line is up.</summary>
    public bool IsDead { get; set; }

    public string DeviceId => dock.Station.Plan.DockId;

    public IReadOnlyList<string> Filters => dock.Topics.Heard;

    public TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(200);

    public bool IsSilent => false;

    public Sim.UnitMessage? LastWill(Sim.UnitMoment now) => null;

    public IReadOnlyList<Sim.UnitMessage> Connected(Sim.UnitMoment now)
    {
        dock.Connected(now.WallMs);
        return Out(now);
    }

    public IReadOnlyList<Sim.UnitMessage> Hear(string topic, ReadOnlyMemory<byte> payload, Sim.UnitMoment now)
    {
        if (!IsDead && Inbound.Parse(topic, payload.Span) is { } message)
        {
            dock.Hear(message, now.WallMs);
        }

        return Out(now);
    }

    public IReadOnlyList<Sim.UnitMessage> Step(Sim.UnitMoment now)
    {
        dock.Tick(now.WallMs, now.WallMs);
        return Out(now);
    }

    public IReadOnlyList<Sim.UnitMessage> Goodbye(Sim.UnitMoment now) => [];

    private IReadOnlyList<Sim.UnitMessage> Out(Sim.UnitMoment now)
    {
        foreach (var errand in dock.TakeErrands())
        {
            dock.Done(Run(errand), now.WallMs);
        }

        return dock.TakeMessages();
    }

    private ErrandAnswer Run(Errand errand)
    {
        if (errand.Upload is not { } upload)
        {
            return Files.TryGetValue(errand.Url, out var file) ? new ErrandAnswer(errand.Id, file) : new ErrandAnswer(errand.Id, null, "404");
        }

        if (upload.FailsOnPurpose)
        {
            return new ErrandAnswer(errand.Id, null, "it fails, as the faults plan has it");
        }

        Uploads.Add(upload);
        return new ErrandAnswer(errand.Id, []);
    }
}
