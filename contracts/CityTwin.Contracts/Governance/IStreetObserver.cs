using Orleans.Concurrency;

namespace CityTwin.Governance;

/// <summary>
/// Receives a street's deltas, at most four a second. Versions are contiguous: a gap, be it that a delta was lost or that
/// it was overtaken by a later one, means subscribe anew.
/// </summary>
[Alias("CityTwin.IStreetObserver")]
public interface IStreetObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnDelta")]
    Task OnDelta(StreetDelta delta);
}
