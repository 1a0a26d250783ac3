namespace CityTwin.Ledger;

/// <summary>A tile of a tree: 256 hashes side by side, each of 256 hashes of the tile level below.</summary>
/// <param name="Level">0 for hashes of leaves, 1 for the roots of full tiles of level 0, and so on.</param>
/// <param name="Index">From 0, left to right.</param>
public readonly record struct TileId(int Level, long Index)
{
    /// <summary>Levels of the tree in one tile.</summary>
    public const int Height = 8;

    /// <summary>Hashes of a full tile.</summary>
    public const int Width = 1 << Height;

    public override string ToString() => $"{Level}/{Index}";
}
