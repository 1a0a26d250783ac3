using System.Collections.Concurrent;
using System.Collections.Frozen;
using CityTwin.Access;
using CityTwin.Gateway.Auth;

namespace CityTwin.Gateway.Access;

/// <summary>What this gateway knows to be revoked, and the streams to end when it learns of more.</summary>
internal sealed class RevokedAccess
{
    private readonly ConcurrentDictionary<CancellationTokenSource, TokenIdentity> _streams = new();
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrozenDictionary<(RevocationKind Kind, string Of), Revocation> _known =
        FrozenDictionary<(RevocationKind, string), Revocation>.Empty;

    /// <summary>The revision that is known; -1, which is none, before the first was heard.</summary>
    public long Revision { get; private set; } = -1;

    /// <summary>Ends when the city has said for the first time what is revoked: until then no token can be taken.</summary>
    public Task Heard => _heard.Task;

    /// <summary>Why the token is not taken; null when it is.</summary>
    public Revocation? Of(TokenIdentity token)
    {
        var known = Volatile.Read(ref _known);
        return Covering(known, RevocationKind.Subject, token.Subject, token)
            ?? Covering(known, RevocationKind.Token, token.TokenId, token)
            ?? Covering(known, RevocationKind.Session, token.Session, token);
    }

    /// <summary>Takes the list's place and ends the streams of whoever is on it.</summary>
    public void Learn(RevocationList list)
    {
        // A claim may be there twice, revoked and signed out: the one that reaches further says all that the other says.
        Volatile.Write(ref _known, list.Revocations.GroupBy(known => (known.Kind, known.Of))
            .ToFrozenDictionary(same => same.Key, same => same.MaxBy(known => known.IssuedUntilMs)!));
        Revision = list.Revision;
        _heard.TrySetResult();
        foreach (var (stream, token) in _streams)
        {
            End(stream, token);
        }
    }

    /// <summary>Cancels a stream as soon as its token is revoked. The answer ends that.</summary>
    public IDisposable Follow(TokenIdentity token, CancellationTokenSource stream)
    {
        _streams[stream] = token;
        // A list may have been learned between the call's door and here.
        End(stream, token);
        return new Following(_streams, stream);
    }

    private static Revocation? Covering(
        FrozenDictionary<(RevocationKind Kind, string Of), Revocation> known, RevocationKind kind, string? of, TokenIdentity token) =>
        of is not null && known.GetValueOrDefault((kind, of)) is { } revocation && token.IssuedAtMs <= revocation.IssuedUntilMs
            ? revocation
            : null;

    private void End(CancellationTokenSource stream, TokenIdentity token)
    {
        if (Of(token) is null)
        {
            return;
        }

        try
        {
            stream.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in this moment.
        }
    }

    private sealed class Following(
        ConcurrentDictionary<CancellationTokenSource, TokenIdentity> streams, CancellationTokenSource stream) : IDisposable
    {
        public void Dispose() => streams.TryRemove(stream, out _);
    }
}
