namespace CityTwin.Ingest.Routing;

/// <summary>Closed until the readings of an earlier run were handed over: newer ones must not overtake them.</summary>
internal sealed class ReplayGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why it will never open, once that is known.</summary>
    public Exception? Failure => _open.Task.Exception?.InnerException;

    public bool IsOpen => _open.Task.IsCompletedSuccessfully;

    public void Open() => _open.TrySetResult();

    /// <summary>The readings of the earlier run cannot be read.</summary>
    public void Fail(Exception e) =>
        _open.TrySetException(new LogUnavailableException($"The log cannot be replayed: {e.Message}", e));

    /// <summary>There will be no replay: the silo is stopping.</summary>
    public void GiveUp()
    {
        _open.TrySetException(new LogUnavailableException("The silo is stopping."));
        // Nobody need wait for it.
        _ = _open.Task.Exception;
    }

    public Task WaitUntilOpen(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);
}
