using Orleans.Concurrency;

namespace CityTwin.Governance;

/// <summary>Receives a centre's counts when they change, at most four times a second; the newest replaces the last.</summary>
[Alias("CityTwin.ICentreObserver")]
public interface ICentreObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnCounts")]
    Task OnCounts(CountVector total, IReadOnlyList<CountVector> changed);
}
