using System.Threading.Channels;

namespace CityTwin.Gateway.Live;

/// <summary>Says that there is something to do. Set twice before anyone waits, it wakes once.</summary>
internal sealed class Signal(TimeProvider clock)
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    /// <returns>False when the time passed first.</returns>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            return await _set.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
