namespace CityTwin.Gateway.Live;

/// <summary>Beats when silos were lost or found: what was subscribed there may be gone and is renewed at once.</summary>
internal sealed class ClusterPulse
{
    public event Action? Changed;

    public void Beat() => Changed?.Invoke();
}
