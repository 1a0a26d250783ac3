using CityTwin.City;

namespace CityTwin.Ledger.Proving;

/// <summary>
/// A district's tree: its right edge in memory, its finished tiles in storage. It can always be made anew from the log.
/// Not for concurrent appends; proofs may be made meanwhile.
/// </summary>
internal sealed class LogTree(
    DivisionCode district, MerkleTree tree, byte[] lastLeaf, TileStore tiles, TreeEdges edges, ProvingOptions options)
{
    private readonly Dictionary<TileId, MerkleTile> _unsaved = [];
    private readonly TileCache _cache = new(options.CachedTiles);

    public long Size => tree.Size;

    /// <summary>The hash of its last leaf; empty when there is none.</summary>
    public byte[] LastLeaf { get; private set; } = lastLeaf;

    public void Append(byte[] leafHash)
    {
        foreach (var (id, tile) in tree.Append(leafHash))
        {
            _unsaved[id] = tile;
        }

        LastLeaf = leafHash;
    }

    /// <summary>Saves the tiles that are finished, and then that they are. A start takes up the rest from the log.</summary>
    public async Task Save(CancellationToken cancellationToken)
    {
        if (_unsaved.Count == 0)
        {
            return;
        }

        var edge = new TreeEdge(tree.Size, LastLeaf, [.. tree.Edge.Select(tile => tile.Bytes.ToArray())]);
        var finished = _unsaved.ToArray();
        foreach (var some in finished.Chunk(options.TilesAtOnce))
        {
            await Task.WhenAll(some.Select(one => tiles.Write(district, one.Key, one.Value, cancellationToken)));
        }

        await edges.Write(district, edge, cancellationToken);
        foreach (var (id, tile) in finished)
        {
            _unsaved.Remove(id);
            _cache.Add(id, tile);
        }
    }

    /// <summary>The root of its first <paramref name="size"/> leaves.</summary>
    public async Task<byte[]> RootAt(long size, CancellationToken cancellationToken) =>
        size == 0 ? MerkleHash.Empty() : (await Hashes([new MerkleRange(0, size)], cancellationToken))[0];

    public Task<IReadOnlyList<byte[]>> Inclusion(long index, long size, CancellationToken cancellationToken) =>
        Hashes(MerkleProofs.Inclusion(index, size), cancellationToken);

    public Task<IReadOnlyList<byte[]>> Consistency(long first, long second, CancellationToken cancellationToken) =>
        Hashes(MerkleProofs.Consistency(first, second), cancellationToken);

    private async Task<IReadOnlyList<byte[]>> Hashes(IReadOnlyList<MerkleRange> ranges, CancellationToken cancellationToken)
    {
        var needed = new Dictionary<TileId, MerkleTile>();
        var absent = new List<TileId>();
        foreach (var id in MerkleProofs.Tiles(ranges))
        {
            if ((tree.Unfinished(id) ?? _unsaved.GetValueOrDefault(id) ?? _cache.Find(id)) is { } tile)
            {
                needed[id] = tile;
            }
            else
            {
                absent.Add(id);
            }
        }

        // A proof needs two tiles a level at most.
        var loaded = await Task.WhenAll(absent.Select(id => tiles.Read(district, id, cancellationToken)));
        foreach (var (id, tile) in absent.Zip(loaded))
        {
            needed[id] = tile;
            _cache.Add(id, tile);
        }

        return [.. ranges.Select(range => range.Hash(id => needed[id]))];
    }
}
