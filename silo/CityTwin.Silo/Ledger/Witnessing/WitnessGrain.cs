using CityTwin.City;
using CityTwin.Ledger.Proving;
using CityTwin.Locality;

namespace CityTwin.Ledger.Witnessing;

/// <summary>
/// Signs no head that is not proven to go on from the last it has seen. It believes its own disk and the proof, never
/// storage: that may have been put back to an older copy.
/// </summary>
[GrainType("witness")]
internal sealed partial class WitnessGrain(
    Residents residents, WitnessShelf shelf, SigningKeys keys, PublicKeyStore published, TimeProvider clock,
    ILogger<WitnessGrain> log) : PlacedGrain(residents), IWitnessGrain
{
    private DivisionCode Self => DivisionCode.Parse(this.GetPrimaryKeyString());

    public Task<SignedHead?> LastSeen(DivisionCode district) => Task.FromResult(shelf.Read(Self, district));

    public async Task<WitnessAnswer> CoSign(SignedHead head, LedgerKey key, IReadOnlyList<byte[]> proof)
    {
        var district = head.Head.District;
        var seen = shelf.Read(Self, district);
        if (WhyNot(head, key, seen, proof) is { } why)
        {
            LogRefused(Self, district, why);
            return new WitnessAnswer(null, why, seen);
        }

        if (seen is not null && seen.KeyId != head.KeyId)
        {
            LogKeyChanged(Self, district, seen.KeyId, head.KeyId);
        }

        var own = keys.Public(Self);
        await published.Publish(own, CancellationToken.None);
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var signature = new CoSignature(Self, nowMs, own.KeyId, keys.Sign(Self, HeadText.Of(head.Head, Self, nowMs)));
        shelf.Write(Self, head with { CoSignatures = [signature] });
        return new WitnessAnswer(signature, null, null);
    }

    private string? WhyNot(SignedHead head, LedgerKey key, SignedHead? seen, IReadOnlyList<byte[]> proof)
    {
        var (district, size) = (head.Head.District, head.Head.Size);
        if (district == Self || key.Owner != district || key.KeyId != head.KeyId
            || !SigningKeys.IsSigned(key, HeadText.Of(head.Head), head.Signature))
        {
            return $"The head of {size} entries is not signed by {district}, or that is the witness itself.";
        }

        if (seen is null)
        {
            return null;
        }

        if (size < seen.Head.Size)
        {
            return $"The head has {size} entries, and {Self} has seen {seen.Head.Size} of {district} signed: its log was put back to an older copy.";
        }

        return MerkleCheck.IsConsistent(seen.Head.Size, seen.Head.Root, size, head.Head.Root, proof)
            ? null
            : $"The head of {size} entries is not proven to go on from the {seen.Head.Size} entries of {district} that {Self} has seen signed.";
    }

    [LoggerMessage(LogLevel.Warning, "Witness {Witness} does not sign a head of {District}: {Why}")]
    private partial void LogRefused(DivisionCode witness, DivisionCode district, string why);

    [LoggerMessage(LogLevel.Warning,
        "Witness {Witness}: heads of {District} were signed with key {Before} and are now with {Now}; is Ledger:KeyDirectory the same on every silo?")]
    private partial void LogKeyChanged(DivisionCode witness, DivisionCode district, string before, string now);
}
