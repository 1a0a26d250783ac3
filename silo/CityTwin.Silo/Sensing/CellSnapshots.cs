using CityTwin.City;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Sensing;

/// <summary>Snapshots of cells, <c>cell/{code}</c>.</summary>
internal sealed class CellSnapshots(SnapshotStore store, Serializer<CellSnapshot> serializer)
{
    public async Task<CellSnapshot?> Read(DivisionCode cell, CancellationToken cancellationToken = default) =>
        await store.Read(Name(cell), cancellationToken) is { } bytes ? serializer.Deserialize(bytes) : null;

    public Task Write(DivisionCode cell, CellSnapshot snapshot) =>
        store.Write(Name(cell), serializer.SerializeToArray(snapshot));

    private static string Name(DivisionCode cell) => $"cell/{cell}";
}
