namespace CityTwin.Ledger;

/// <summary>
/// The right edge of an append-only tree (RFC 6962): one unfinished tile a level, whatever the tree's size. Finished
/// tiles never change; whoever owns the tree keeps them.
/// </summary>
public sealed class MerkleTree
{
    private readonly List<MerkleTile> _edge = [];

    /// <summary>Leaves in it.</summary>
    public long Size { get; private set; }

    /// <summary>The unfinished tiles, that of the leaves first: with <see cref="Size"/> all there is to restore.</summary>
    public IReadOnlyList<MerkleTile> Edge => _edge;

    /// <exception cref="InvalidDataException">The edge is not one of a tree of this size.</exception>
    public static MerkleTree Restore(long size, IEnumerable<MerkleTile> edge)
    {
        var tree = new MerkleTree { Size = size };
        tree._edge.AddRange(edge);
        for (var level = 0; level < tree._edge.Count || Hashes(size, level) > 0; level++)
        {
            var expected = (int)(Hashes(size, level) % TileId.Width);
            var found = level < tree._edge.Count ? tree._edge[level].Count : 0;
            if (found != expected)
            {
                throw new InvalidDataException(
                    $"The edge of a tree of {size} leaves has {expected} hashes at level {level}, and here it has {found}.");
            }
        }

        return tree;
    }

    /// <summary>Appends a leaf.</summary>
    /// <returns>The tiles that it finished, the lowest first; mostly none.</returns>
    public IReadOnlyList<(TileId Id, MerkleTile Tile)> Append(ReadOnlySpan<byte> leafHash)
    {
        List<(TileId, MerkleTile)>? finished = null;
        Size++;
        var hash = leafHash;
        for (var level = 0; ; level++)
        {
            if (level == _edge.Count)
            {
                _edge.Add(new MerkleTile());
            }

            var tile = _edge[level];
            tile.Add(hash);
            if (!tile.IsFull)
            {
                return finished ?? [];
            }

            (finished ??= []).Add((new TileId(level, (Hashes(Size, level) / TileId.Width) - 1), tile));
            _edge[level] = new MerkleTile();
            hash = tile.Node(TileId.Height, 0);
        }
    }

    /// <summary>The root of all leaves.</summary>
    public byte[] Root() => new MerkleRange(0, Size).Hash(id => _edge[id.Level]);

    /// <summary>The tile if it is unfinished; null when it was finished long ago, or is not of this tree.</summary>
    public MerkleTile? Unfinished(TileId id) =>
        id.Level < _edge.Count && id.Index == Hashes(Size, id.Level) / TileId.Width ? _edge[id.Level] : null;

    /// <summary>Hashes of a level in all its tiles.</summary>
    private static long Hashes(long size, int level) =>
        level * TileId.Height < 63 ? size >> (level * TileId.Height) : 0;
}
