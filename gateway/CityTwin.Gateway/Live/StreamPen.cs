using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Live;

/// <summary>
/// Writes to one watcher, each message within a deadline: a reader who does not read would otherwise hold the stream,
/// and what it waits for, for ever.
/// </summary>
internal sealed class StreamPen<T>(IServerStreamWriter<T> stream, TimeSpan within, TimeProvider clock)
{
    private static readonly WriteOptions AtOnce = new();
    private bool _gathers;
    private static readonly WriteOptions WithTheNext = new(WriteFlags.BufferHint);

    /// <param name="more">Another follows at once: both may go together.</param>
    public async Task Write(T message, CancellationToken cancel, bool more = false)
    {
        if (more != _gathers)
        {
            // Over REST there is nothing to choose, and choosing is refused.
            _gathers = more;
            stream.WriteOptions = more ? WithTheNext : AtOnce;
        }

        using var timer = new CancellationTokenSource(within, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            await stream.WriteAsync(message, either.Token);
        }
        catch (Exception error) when (timer.IsCancellationRequested && !cancel.IsCancellationRequested
            && error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw Refusal.TooSlow(
                $"A message was not taken within {within.TotalSeconds:0.#} s; open the stream again from where you are.");
        }
    }
}
