using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CityTwin.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Live;

/// <summary>
/// Where a watcher stands in the log of each district. Signed, so that a place nobody was ever given is not asked of a
/// log: a format byte, then district and sequence in 4 and 8 bytes each, then 16 bytes of HMAC-SHA-256.
/// </summary>
internal sealed class ResumeTokens(ResumeKey key)
{
    private const byte Format = 1;
    private const int EntryBytes = 12;
    private const int SignatureBytes = 16;
    private const int MaxLength = 8 * 1024;

    /// <summary>Tokens kept: those of one district's newest events, which all its watchers are sent.</summary>
    private const int Kept = 1_024;

    private readonly Written?[] _kept = new Written?[Kept];

    public string Write(IReadOnlyDictionary<DivisionCode, long> places)
    {
        if (places.Count != 1)
        {
            return Make(places);
        }

        // All who watch one district stand at the same places, one after the other: the first signs for all.
        var (district, sequence) = places.First();
        ref var slot = ref _kept[(int)((uint)HashCode.Combine(district, sequence) % Kept)];
        if (slot is not { } known || known.District != district || known.Sequence != sequence)
        {
            slot = known = new Written(district, sequence, Make(places));
        }

        return known.Token;
    }

    private string Make(IReadOnlyDictionary<DivisionCode, long> places)
    {
        var bytes = new byte[1 + (places.Count * EntryBytes) + SignatureBytes];
        bytes[0] = Format;
        var at = 1;
        foreach (var (district, sequence) in places)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), int.Parse(district.Value, CultureInfo.InvariantCulture));
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at + sizeof(int)), sequence);
            at += EntryBytes;
        }

        Sign(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="Grpc.Core.RpcException">It was never given out here.</exception>
    public IReadOnlyDictionary<DivisionCode, long> Read(string token)
    {
        if (token.Length > MaxLength || !Base64Url.IsValid(token)
            || Base64Url.DecodeFromChars(token) is not { Length: > SignatureBytes } bytes
            || bytes[0] != Format
            || (bytes.Length - 1 - SignatureBytes) % EntryBytes != 0)
        {
            throw Refusal.Invalid("resume_token", "this is not a token an update carried.");
        }

        var body = bytes.AsSpan(0, bytes.Length - SignatureBytes);
        Span<byte> signature = stackalloc byte[SignatureBytes];
        Sign(body, signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(body.Length)))
        {
            throw Refusal.Invalid("resume_token", "it was not given out by this city; start again without one.");
        }

        var places = new Dictionary<DivisionCode, long>();
        for (var at = 1; at < body.Length; at += EntryBytes)
        {
            var code = BinaryPrimitives.ReadInt32BigEndian(body[at..]).ToString("D6", CultureInfo.InvariantCulture);
            places[DivisionCode.Parse(code)] = BinaryPrimitives.ReadInt64BigEndian(body[(at + sizeof(int))..]);
        }

        return places;
    }

    private void Sign(ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, body, whole);
        whole[..SignatureBytes].CopyTo(signature);
    }

    private sealed record Written(DivisionCode District, long Sequence, string Token);
}
