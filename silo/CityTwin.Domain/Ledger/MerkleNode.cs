namespace CityTwin.Ledger;

/// <summary>A whole subtree: of the leaves <c>Index · 2^Level</c> up to <c>(Index + 1) · 2^Level</c>.</summary>
public readonly record struct MerkleNode(int Level, long Index)
{
    /// <summary>The tile that it can be computed of. No subtree straddles two.</summary>
    public TileId Tile => new(Level / TileId.Height, (Index << Height) / TileId.Width);

    /// <param name="tile">The one that <see cref="Tile"/> names, as full as the subtree needs.</param>
    public byte[] Hash(MerkleTile tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        return tile.Node(Height, (int)(Index & ((TileId.Width >> Height) - 1)));
    }

    private int Height => Level % TileId.Height;
}
