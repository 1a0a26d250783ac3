namespace CityTwin.Gateway.Live;

/// <summary>Keeps a feed going until disposed.</summary>
internal sealed class FeedHold<TFeed>(TFeed feed, Action letGo) : IDisposable
{
    private Action? _letGo = letGo;

    public TFeed Feed { get; } = feed;

    public void Dispose() => Interlocked.Exchange(ref _letGo, null)?.Invoke();
}
