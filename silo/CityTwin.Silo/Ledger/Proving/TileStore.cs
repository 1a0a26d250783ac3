using System.Globalization;
using CityTwin.City;
using CityTwin.Storage;

namespace CityTwin.Ledger.Proving;

/// <summary>Finished tiles of districts' trees, <c>ledger/tree/{district}/{level}/{index}</c>, 8 KB each.</summary>
internal sealed class TileStore(BlobContainers containers)
{
    /// <summary>Written over one that is there: a tree that is made anew of another log has other tiles.</summary>
    public Task Write(DivisionCode district, TileId id, MerkleTile tile, CancellationToken cancellationToken) =>
        containers.Ledger.GetBlobClient(Name(district, id)).UploadAsync(new BinaryData(tile.Bytes), overwrite: true, cancellationToken);

    /// <exception cref="InvalidDataException">It is not there, or not whole.</exception>
    public async Task<MerkleTile> Read(DivisionCode district, TileId id, CancellationToken cancellationToken)
    {
        var name = Name(district, id);
        var found = await FencedBlob.Read(containers.Ledger.GetBlobClient(name), cancellationToken)
            ?? throw new InvalidDataException($"ledger/{name} is missing: the tree of {district} has that tile.");
        var tile = MerkleTile.Of(found.Content.ToMemory().Span);
        return tile.IsFull ? tile : throw new InvalidDataException($"ledger/{name} has {tile.Count} hashes: a finished tile has {TileId.Width}.");
    }

    private static string Name(DivisionCode district, TileId id) => string.Create(
        CultureInfo.InvariantCulture, $"tree/{district.Value}/{id.Level}/{id.Index:D19}");
}
