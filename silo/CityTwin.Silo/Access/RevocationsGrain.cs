using Microsoft.Extensions.Options;

namespace CityTwin.Access;

/// <summary>What was revoked in the city. Readers interleave and see only what is stored.</summary>
[GrainType("revocations")]
internal sealed class RevocationsGrain(
    [PersistentState("revocations")] IPersistentState<RevocationsState> state,
    IOptions<AccessOptions> options,
    TimeProvider clock) : Grain, IRevocationsGrain
{
    private RevocationList _stored = new(0, []);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stored = state.State.List;
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<Revocation> Revoke(Revocation revocation)
    {
        var next = Revocations.Add(
            _stored, revocation, clock.GetUtcNow().ToUnixTimeMilliseconds(), options.Value.MaxRevocations);
        if (next.Revision != _stored.Revision)
        {
            state.State.List = next;
            try
            {
                await state.WriteStateAsync();
            }
            catch
            {
                state.State.List = _stored;
                throw;
            }

            _stored = next;
        }

        return Revocations.Find(_stored, revocation);
    }

    public Task<RevocationList?> Since(long revision) =>
        Task.FromResult(revision == _stored.Revision ? null : _stored);
}
