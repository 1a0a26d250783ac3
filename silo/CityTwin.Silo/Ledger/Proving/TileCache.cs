namespace CityTwin.Ledger.Proving;

/// <summary>The finished tiles that were asked for last.</summary>
internal sealed class TileCache(int max)
{
    private readonly Dictionary<TileId, LinkedListNode<(TileId Id, MerkleTile Tile)>> _nodes = [];
    private readonly LinkedList<(TileId Id, MerkleTile Tile)> _newestFirst = [];

    public MerkleTile? Find(TileId id)
    {
        if (!_nodes.TryGetValue(id, out var node))
        {
            return null;
        }

        _newestFirst.Remove(node);
        _newestFirst.AddFirst(node);
        return node.Value.Tile;
    }

    public void Add(TileId id, MerkleTile tile)
    {
        if (_nodes.ContainsKey(id))
        {
            return;
        }

        _nodes[id] = _newestFirst.AddFirst((id, tile));
        if (_nodes.Count > max)
        {
            _nodes.Remove(_newestFirst.Last!.Value.Id);
            _newestFirst.RemoveLast();
        }
    }
}
