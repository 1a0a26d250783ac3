using CityTwin.City;
using CityTwin.Fleet;
using Orleans.Concurrency;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>A unit's twin that does what the test's stage says.</summary>
[GrainType("stand-in-unit"), Reentrant]
internal sealed class StandInUnitGrain(UnitStage stage, TimeProvider clock) : Grain, IUnitGrain
{
    private TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    public Task Enrol(UnitDefinition definition) => throw new NotSupportedException();

    public Task<UnitView?> Get() => Reached(() => stage.Find(Id));

    public Task Hear(IReadOnlyList<UnitMessage> messages) => throw new NotSupportedException();

    public async Task<UnitLease> Lease(string holder, bool isPerson, TimeSpan lasts)
    {
        var lease = await Reached(() => stage.Lease(Id, holder, isPerson, lasts, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await stage.Passes($"leased {Id}");
        return lease;
    }

    public async Task<UnitLease> Preempt(MissionId mission, MissionId? from, TimeSpan lasts)
    {
        var lease = await Reached(() => stage.Preempt(Id, mission, from, lasts, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await stage.Passes($"leased {Id}");
        return lease;
    }

    public async Task Release(long fence)
    {
        await stage.Passes($"release {Id}");
        stage.Release(Id, fence);
    }

    public async Task<UnitView> Do(UnitCommand command, string by)
    {
        await stage.Passes($"{command.GetType().Name} {Id}");
        return await Reached(() => stage.Do(Id, command, by));
    }

    public Task<IReadOnlyList<TrackPoint>> Track(long sinceMs) => throw new NotSupportedException();

    public Task<IReadOnlyList<RadioLine>> RadioLog(int max) => throw new NotSupportedException();

    private Task<T> Reached<T>(Func<T> answer) => stage.Unreachable.ContainsKey(Id)
        ? throw new TimeoutException($"{Id} cannot be reached.")
        : Task.FromResult(answer());
}
