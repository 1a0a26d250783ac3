namespace CityTwin.Ledger;

/// <summary>Trees with all their tiles, and RFC 6962's definition of a root to compare with.</summary>
internal sealed class Trees
{
    private readonly Dictionary<TileId, MerkleTile> _finished = [];

    public MerkleTree Tree { get; } = new();

    public List<byte[]> Leaves { get; } = [];

    public static Trees Of(int leaves)
    {
        var trees = new Trees();
        for (var i = 0; i < leaves; i++)
        {
            trees.Append(BitConverter.GetBytes(i));
        }

        return trees;
    }

    public void Append(byte[] data)
    {
        Leaves.Add(MerkleHash.Leaf(data));
        foreach (var (id, tile) in Tree.Append(Leaves[^1]))
        {
            _finished.Add(id, tile);
        }
    }

    public MerkleTile Tile(TileId id) => Tree.Unfinished(id) ?? _finished[id];

    public byte[] RootAt(long size) => new MerkleRange(0, size).Hash(Tile);

    public byte[][] Inclusion(long index, long size) => [.. MerkleProofs.Inclusion(index, size).Select(range => range.Hash(Tile))];

    public byte[][] Consistency(long first, long second) => [.. MerkleProofs.Consistency(first, second).Select(range => range.Hash(Tile))];

    /// <summary>RFC 6962 §2.1, word by word.</summary>
    public static byte[] Definition(ReadOnlySpan<byte[]> leafHashes)
    {
        if (leafHashes.Length <= 1)
        {
            return leafHashes.Length == 0 ? MerkleHash.Empty() : leafHashes[0];
        }

        var k = 1;
        while (k * 2 < leafHashes.Length)
        {
            k *= 2;
        }

        return MerkleHash.Node(Definition(leafHashes[..k]), Definition(leafHashes[k..]));
    }
}
