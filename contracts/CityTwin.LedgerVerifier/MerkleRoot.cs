using System.Security.Cryptography;

namespace CityTwin.LedgerVerifier;

/// <summary>The root of leaves as they come: one hash for each whole subtree so far, the largest first.</summary>
public sealed class MerkleRoot
{
    private const int OnStack = 1024;

    private readonly List<byte[]> _subtrees = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => Hashed(0x00, leaf, []);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Hashed(0x01, left, right);

    public void Add(ReadOnlySpan<byte> leaf)
    {
        var hash = LeafHash(leaf);
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = NodeHash(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (_subtrees.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = NodeHash(_subtrees[i], root);
        }

        return root;
    }

    private static byte[] Hashed(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var length = 1 + first.Length + second.Length;
        var input = length <= OnStack ? stackalloc byte[length] : new byte[length];
        input[0] = prefix;
        first.CopyTo(input[1..]);
        second.CopyTo(input[(1 + first.Length)..]);
        return SHA256.HashData(input);
    }
}
