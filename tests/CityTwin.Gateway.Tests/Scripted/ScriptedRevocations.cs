using CityTwin.Access;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>Revocations in memory, none of which is forgotten.</summary>
public sealed class ScriptedRevocations : Grain, IRevocationsGrain
{
    private RevocationList _list = new(0, []);

    public Task<Revocation> Revoke(Revocation revocation)
    {
        _list = new RevocationList(_list.Revision + 1, [.. _list.Revocations, revocation]);
        return Task.FromResult(revocation);
    }

    public Task<RevocationList?> Since(long revision) => Task.FromResult(revision == _list.Revision ? null : _list);
}
