using System.Text.Json;
using CityTwin.City;
using CityTwin.Ledger.Proving;

namespace CityTwin.Ledger.Witnessing;

/// <summary>
/// The last head that each witness has seen of each log, <c>{witness}/{district}.json</c> on the silo's disk: outside the
/// storage that is backed up and put back.
/// </summary>
internal sealed class WitnessShelf(ProvingFolders folders)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <exception cref="InvalidDataException">The file is damaged: it is not as if nothing had been seen.</exception>
    public SignedHead? Read(DivisionCode witness, DivisionCode district)
    {
        var path = PathOf(witness, district);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var seen = JsonSerializer.Deserialize<Seen>(File.ReadAllBytes(path), Strict)!;
            return new SignedHead(
                new TreeHead(district, seen.Size, Convert.FromHexString(seen.Root), seen.TimeMs), seen.KeyId,
                Convert.FromBase64String(seen.Signature),
                [new CoSignature(witness, seen.WitnessTimeMs, seen.WitnessKeyId, Convert.FromBase64String(seen.WitnessSignature))]);
        }
        catch (Exception error) when (error is JsonException or FormatException or NullReferenceException)
        {
            throw new InvalidDataException(
                $"{path} is damaged, and with it what {witness} has seen of the log of {district}: {error.Message}", error);
        }
    }

    /// <summary>On the disk, synced, when it returns.</summary>
    /// <param name="head">With the witness's signature alone.</param>
    public void Write(DivisionCode witness, SignedHead head)
    {
        var path = PathOf(witness, head.Head.District);
        var by = head.CoSignatures.Single();
        ProvingFolders.CreatePrivate(Path.GetDirectoryName(path)!);
        ProvingFolders.Put(
            path,
            JsonSerializer.SerializeToUtf8Bytes(
                new Seen(
                    head.KeyId, Convert.ToHexStringLower(head.Head.Root), Convert.ToBase64String(head.Signature), head.Head.Size,
                    head.Head.TimeMs, by.KeyId, Convert.ToBase64String(by.Signature), by.TimeMs),
                Strict),
            overwrite: true);
    }

    private string PathOf(DivisionCode witness, DivisionCode district) =>
        Path.Combine(folders.Witness, witness.Value, $"{district.Value}.json");

    private sealed record Seen(
        string KeyId, string Root, string Signature, long Size, long TimeMs, string WitnessKeyId, string WitnessSignature,
        long WitnessTimeMs);
}
