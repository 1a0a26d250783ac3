namespace CityTwin.Silo.Tests.Fleet;

/// <summary>Who comes by waits here until it is let go.</summary>
internal sealed class Hold
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _came = new(0);
    private int _visits;

    /// <summary>How many have come so far.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <summary>Somebody more has come.</summary>
    public async Task Came(TimeSpan within) => (await _came.WaitAsync(within)).ShouldBeTrue("nobody came by");

    public void LetGo() => _open.TrySetResult();

    public Task Pass()
    {
        Interlocked.Increment(ref _visits);
        _came.Release();
        return _open.Task;
    }
}
