using CityTwin.Gateway.Access;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Live;

/// <summary>How long a stream may run: until the caller goes, its token expires or is revoked, or this gateway stops.</summary>
internal sealed class StreamLife : IDisposable
{
    /// <summary>Timers hold no more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _expiry;
    private readonly CancellationTokenSource _revoked = new();
    private readonly IDisposable _following;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenSource _either;

    /// <param name="stopping">Set when the gateway stops: an open stream would hold it up.</param>
    public StreamLife(
        ServerCallContext context, Caller caller, TimeSpan skew, RevokedAccess revoked, TimeProvider clock, CancellationToken stopping)
    {
        _stopping = stopping;
        var left = caller.Expires - clock.GetUtcNow() + skew;
        _expiry = new CancellationTokenSource(
            left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(
            _expiry.Token, _revoked.Token, context.CancellationToken, stopping);
        _following = revoked.Follow(caller.Token, _revoked);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Runs a stream to its end, and says so when that was the token's or the gateway's.</summary>
    public async Task Run(Func<CancellationToken, Task> stream)
    {
        try
        {
            await stream(Token);
        }
        catch (Exception error) when (_revoked.IsCancellationRequested
            && error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw Refusal.Unknown("Your access was revoked.");
        }
        catch (Exception error) when (_expiry.IsCancellationRequested
            && error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw Refusal.Ended("Your token has expired; open the stream again with a new one.");
        }
        catch (Exception error) when (_stopping.IsCancellationRequested
            && error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw Refusal.Unavailable("This gateway is stopping; open the stream again from where you are.", ComeBackAfter);
        }
    }

    public void Dispose()
    {
        _following.Dispose();
        _either.Dispose();
        _expiry.Dispose();
        _revoked.Dispose();
    }
}
