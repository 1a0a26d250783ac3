using CityTwin.Gateway.Rpc;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Governance;

/// <summary>Lets few evaluations in at once: each reads whole boards.</summary>
internal sealed class EvaluationDoor(IOptions<GovernanceOptions> options) : IDisposable
{
    private readonly GovernanceOptions _options = options.Value;
    private readonly SemaphoreSlim _room = new(options.Value.EvaluationsAtOnce);
    private int _waiting;

    /// <exception cref="Grpc.Core.RpcException">As many wait as may.</exception>
    public async Task<T> Enter<T>(Func<Task<T>> evaluation, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > _options.EvaluationsAtOnce + _options.MaxEvaluationsWaiting)
            {
                throw Refusal.Full($"{_options.MaxEvaluationsWaiting} evaluations are waiting already; try again in a moment.");
            }

            await _room.WaitAsync(cancel);
            try
            {
                return await evaluation();
            }
            finally
            {
                _room.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _room.Dispose();
}
