using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A centre that has nothing to count and answers that.</summary>
public sealed class ScriptedCentre : Grain, ICentreGrain
{
    private CentreCounts Nothing => new(
        new CountVector(TwinId.Parse(this.GetPrimaryKeyString()), 1, [], new int[5], new int[5], new int[5], new int[5]), []);

    public Task<CentreCounts> Counts() => Task.FromResult(Nothing);

    public Task<CentreCounts> Subscribe(ICentreObserver observer) => Task.FromResult(Nothing);

    public Task Unsubscribe(ICentreObserver observer) => Task.CompletedTask;

    public Task Report(CountVector child) => Task.CompletedTask;
}
