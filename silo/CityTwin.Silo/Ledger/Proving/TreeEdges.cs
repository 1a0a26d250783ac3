using CityTwin.City;
using CityTwin.Storage;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace CityTwin.Ledger.Proving;

/// <summary>Opens districts' trees; their edges are snapshots, <c>tree/{district}</c>.</summary>
internal sealed class TreeEdges(
    SnapshotStore snapshots, TileStore tiles, Serializer<TreeEdge> serializer, IOptions<ProvingOptions> options)
{
    /// <summary>The tree as last saved, or an empty one. Whether it is of the log that is there, the caller looks.</summary>
    public async Task<LogTree> Open(DivisionCode district, CancellationToken cancellationToken)
    {
        if (await snapshots.Read(Name(district), cancellationToken) is not { } bytes)
        {
            return Empty(district);
        }

        var edge = serializer.Deserialize(bytes)!;
        var tree = MerkleTree.Restore(edge.Size, edge.Tiles.Select(tile => MerkleTile.Of(tile)));
        return new LogTree(district, tree, edge.LastLeaf, tiles, this, options.Value);
    }

    public LogTree Empty(DivisionCode district) => new(district, new MerkleTree(), [], tiles, this, options.Value);

    public Task Write(DivisionCode district, TreeEdge edge, CancellationToken cancellationToken) =>
        snapshots.Write(Name(district), serializer.SerializeToArray(edge), cancellationToken);

    private static string Name(DivisionCode district) => $"tree/{district.Value}";
}
