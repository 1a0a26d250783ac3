using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>
/// A unit in memory. One whose serial begins with <c>k</c> is there, at its home, without a test having put it there. It gives its
/// lease to whoever asks, and takes commands under it.
/// </summary>
public sealed class ScriptedUnit(Script script) : Grain, IUnitGrain
{
    private TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    private UnitRefusedException Missing => new(UnitRefusal.Missing, $"There is no unit {Id}.");

    public Task Enrol(UnitDefinition definition) => Task.CompletedTask;

    public Task<UnitView?> Get() => Task.FromResult(script.Units.TryGetValue(Id, out var unit) ? unit
        : Id.Value.Split(':')[2].StartsWith('k') ? At(Id, Id.Birthplace) : null);

    public Task Hear(IReadOnlyList<UnitMessage> messages) => Task.CompletedTask;

    public async Task<UnitLease> Lease(string holder, bool isPerson, TimeSpan lasts)
    {
        var unit = await Get() ?? throw Missing;
        var lease = new UnitLease(holder, (unit.Lease?.Fence ?? 0) + 1, 0, (long)lasts.TotalMilliseconds);
        script.Units[Id] = unit with { Lease = lease };
        return lease;
    }

    public Task<UnitLease> Preempt(MissionId mission, MissionId? from, TimeSpan lasts) => Lease(mission.Value, isPerson: false, lasts);

    public async Task Release(long fence)
    {
        if (await Get() is { Lease: { } lease } unit && lease.Fence == fence)
        {
            script.Units[Id] = unit with { Lease = null };
        }
    }

    public async Task<UnitView> Do(UnitCommand command, string by)
    {
        var unit = await Get() ?? throw Missing;
        if (unit.Lease?.Fence != command.Fence)
        {
            throw new UnitRefusedException(UnitRefusal.Fenced, $"{command.Fence} is not the fencing token in force.");
        }

        script.Commands.Enqueue((Id, command, by));
        return unit;
    }

    public Task<IReadOnlyList<TrackPoint>> Track(long sinceMs) =>
        Task.FromResult<IReadOnlyList<TrackPoint>>([new TrackPoint(sinceMs, new GeoPoint(106.56, 29.56, 250))]);

    public Task<IReadOnlyList<RadioLine>> RadioLog(int max) =>
        Task.FromResult<IReadOnlyList<RadioLine>>([new RadioLine(1, true, "ask-state", "test", "", null)]);

    /// <summary>A drone as a test wants it, at home in a cell.</summary>
    internal static UnitView At(TwinId id, DivisionCode cell, long version = 1, DivisionCode? now = null) => new()
    {
        Definition = new UnitDefinition(
            id, $"device-{id.Value.Split(':')[2]}", "dock-drone", UnitProtocol.DjiCloud, "", "", "", "Drone", cell,
            new GeoPoint(106.56, 29.56, 250), null, null, []),
        Version = version,
        Capabilities = [Capability.Camera, Capability.Thermal],
        Cell = now ?? cell,
        Link = UnitLink.Online,
        EnergyPercent = 90,
    };
}
