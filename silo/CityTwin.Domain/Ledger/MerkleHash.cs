using System.Security.Cryptography;

namespace CityTwin.Ledger;

/// <summary>The hashes of RFC 6962 §2.1: SHA-256, with leaves and nodes told apart by a first byte.</summary>
public static class MerkleHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    private const int OnStack = 1024;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty() => SHA256.HashData([]);

    /// <summary>SHA-256 of 0x00 and the leaf's data.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        var input = data.Length < OnStack ? stackalloc byte[data.Length + 1] : new byte[data.Length + 1];
        input[0] = 0x00;
        data.CopyTo(input[1..]);
        return SHA256.HashData(input);
    }

    /// <summary>SHA-256 of 0x01 and the hashes of both children.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Bytes)];
        input[0] = 0x01;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Bytes)..]);
        return SHA256.HashData(input);
    }
}
