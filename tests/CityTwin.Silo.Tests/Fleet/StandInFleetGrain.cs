using CityTwin.City;
using CityTwin.Fleet;
using Orleans.Concurrency;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>The units of the test's stage.</summary>
[GrainType("stand-in-fleet"), Reentrant]
internal sealed class StandInFleetGrain(UnitStage stage) : Grain, IFleetGrain
{
    public Task Report(UnitView unit) => Task.CompletedTask;

    public async Task<UnitPage> List(UnitQuery query)
    {
        await stage.Passes($"list {this.GetPrimaryKeyString()}");
        return new UnitPage(
            [.. stage.In(DivisionCode.Parse(this.GetPrimaryKeyString())).Where(unit => query.After is not { } after || unit.Id.CompareTo(after) > 0)], false);
    }

    public Task<IReadOnlyList<UnitView>> Subscribe(IFleetObserver observer) => throw new NotSupportedException();

    public Task Unsubscribe(IFleetObserver observer) => throw new NotSupportedException();
}
