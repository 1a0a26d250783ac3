namespace CityTwin.Ledger.Witnessing;

/// <summary>A witness's signature, or why it refuses it and the last head that it has seen.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WitnessAnswer")]
internal sealed record WitnessAnswer(
    [property: Id(0)] CoSignature? Signature, [property: Id(1)] string? Refusal, [property: Id(2)] SignedHead? Seen);
