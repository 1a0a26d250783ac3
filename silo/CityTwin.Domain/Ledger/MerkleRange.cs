using System.Numerics;

namespace CityTwin.Ledger;

/// <summary>The leaves that one hash of a proof stands for: RFC 6962's <c>D[From:To]</c>.</summary>
/// <param name="From">The first leaf, from 0; a multiple of the least power of two that is not below the length.</param>
/// <param name="To">The leaf after the last.</param>
public readonly record struct MerkleRange(long From, long To)
{
    /// <summary>The whole subtrees that it is made of, left to right and ever smaller.</summary>
    public IEnumerable<MerkleNode> Nodes()
    {
        for (var from = From; from < To;)
        {
            var level = BitOperations.Log2((ulong)(To - from));
            yield return new MerkleNode(level, from >> level);
            from += 1L << level;
        }
    }

    /// <summary>RFC 6962's <c>MTH(D[From:To])</c>.</summary>
    /// <param name="tile">Each tile of <see cref="Nodes"/>.</param>
    public byte[] Hash(Func<TileId, MerkleTile> tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        byte[]? hash = null;
        foreach (var node in Nodes().Reverse())
        {
            var left = node.Hash(tile(node.Tile));
            hash = hash is null ? left : MerkleHash.Node(left, hash);
        }

        return hash ?? MerkleHash.Empty();
    }
}
