using System.Text;
using CityTwin.City;
using CityTwin.Ledger;
using Google.Protobuf;

namespace CityTwin.Gateway.Ledger;

/// <summary>The ledger's words as the protocol says them.</summary>
internal static class LedgerMapping
{
    public static V1.LedgerHead ToProto(this SignedHead head)
    {
        var proto = new V1.LedgerHead
        {
            District = head.Head.District.Value,
            Size = head.Head.Size,
            Root = UnsafeByteOperations.UnsafeWrap(head.Head.Root),
            TimeMs = head.Head.TimeMs,
            KeyId = head.KeyId,
            Signature = UnsafeByteOperations.UnsafeWrap(head.Signature),
        };
        proto.Witnesses.AddRange(head.CoSignatures.Select(by => new V1.WitnessSignature
        {
            Witness = by.Witness.Value,
            TimeMs = by.TimeMs,
            KeyId = by.KeyId,
            Signature = UnsafeByteOperations.UnsafeWrap(by.Signature),
        }));
        return proto;
    }

    public static V1.InclusionProof ToProto(this InclusionProof proof, DivisionCode district)
    {
        var proto = new V1.InclusionProof
        {
            District = district.Value,
            Sequence = proof.Sequence,
            Size = proof.Size,
            Line = Encoding.UTF8.GetString(proof.Line),
            Root = UnsafeByteOperations.UnsafeWrap(proof.Root),
        };
        proto.Hashes.AddRange(proof.Hashes.Select(hash => UnsafeByteOperations.UnsafeWrap(hash)));
        return proto;
    }

    public static V1.ConsistencyProof ToProto(this ConsistencyProof proof, DivisionCode district)
    {
        var proto = new V1.ConsistencyProof
        {
            District = district.Value,
            First = proof.First,
            FirstRoot = UnsafeByteOperations.UnsafeWrap(proof.FirstRoot),
            Second = proof.Second,
            SecondRoot = UnsafeByteOperations.UnsafeWrap(proof.SecondRoot),
        };
        proto.Hashes.AddRange(proof.Hashes.Select(hash => UnsafeByteOperations.UnsafeWrap(hash)));
        return proto;
    }

    public static V1.LedgerKey ToProto(this LedgerKey key) => new()
    {
        KeyId = key.KeyId,
        Owner = key.Owner.Value,
        PublicKey = UnsafeByteOperations.UnsafeWrap(key.PublicKey),
    };
}
