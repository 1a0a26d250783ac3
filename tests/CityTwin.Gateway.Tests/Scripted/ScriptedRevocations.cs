using CityTwin.Access;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>Revocations in memory, none of which is forgotten.</summary>
public sealed class ScriptedRevocations(Script script) : Grain, IRevocationsGrain
{
    private RevocationList _list = new(0, []);

    public Task<Revocation> Revoke(Revocation revocation)
    {
        if (script.AreRevocationsFull)
        {
            throw new RevocationsFullException("There are as many as are kept (Access:MaxRevocations).");
        }

        _list = new RevocationList(_list.Revision + 1, [.. _list.Revocations, revocation]);
        return Task.FromResult(revocation);
    }

    public Task<RevocationList?> Since(long revision) => script.IsSilentOnRevocations
        ? throw new InvalidOperationException("It was told to be silent.")
        : Task.FromResult(revision == _list.Revision ? null : _list);
}
