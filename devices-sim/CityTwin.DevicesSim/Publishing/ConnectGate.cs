namespace CityTwin.DevicesSim.Publishing;

/// <summary>
/// Thousands of devices that start, or lose their broker, together must not all knock at once: connects are spread to a
/// rate, and only so many wait for an answer at a time.
/// </summary>
internal sealed class ConnectGate(int perSecond, int atOnce, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce);
    private readonly Lock _lock = new();
    private readonly TimeSpan _apart = TimeSpan.FromSeconds(1.0 / perSecond);
    private DateTimeOffset _next;

    public async Task Enter(CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            await Task.Delay(Turn(), clock, stop);
        }
        catch (OperationCanceledException)
        {
            Leave();
            throw;
        }
    }

    public void Leave() => _places.Release();

    public void Dispose() => _places.Dispose();

    private TimeSpan Turn()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + _apart;
            return turn - now;
        }
    }
}
