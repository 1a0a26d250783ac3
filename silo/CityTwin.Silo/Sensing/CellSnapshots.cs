using CityTwin.City;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Sensing;

/// <summary>
/// Snapshots of cells, <c>cell/{code}</c>. What is damaged, or of a version this build does not know, is left out with
/// an error in the log: one sensor that starts blank must not keep its cell from starting.
/// </summary>
internal sealed partial class CellSnapshots(
    SnapshotStore store, Serializer<CellSnapshot> serializer, CellMeter meter, ILogger<CellSnapshots> log)
{
    public async Task<CellSnapshot?> Read(DivisionCode cell, CancellationToken cancellationToken = default)
    {
        if (await store.Read(Name(cell), cancellationToken) is not { } bytes)
        {
            return null;
        }

        try
        {
            return serializer.Deserialize(bytes);
        }
        catch (Exception error)
        {
            meter.Unreadable.Add(1);
            LogUnreadable(Name(cell), "all sensors of the cell", error);
            return null;
        }
    }

    public Task Write(DivisionCode cell, CellSnapshot snapshot) =>
        store.Write(Name(cell), serializer.SerializeToArray(snapshot));

    /// <summary>A sensor's saved state, if it can be read.</summary>
    public byte[]? Readable(TwinId sensor, byte[]? state)
    {
        try
        {
            return state is null || SensorState.Read(state) is not null ? state : null;
        }
        catch (InvalidDataException error)
        {
            meter.Unreadable.Add(1);
            LogUnreadable(Name(sensor.Birthplace), sensor.Value, error);
            return null;
        }
    }

    /// <summary>A cell's state as saved; blank when nothing was, or when it cannot be read.</summary>
    public CellState CellState(DivisionCode cell, byte[]? state)
    {
        try
        {
            return state is null ? new CellState(cell) : Sensing.CellState.Read(cell, state);
        }
        catch (InvalidDataException error)
        {
            meter.Unreadable.Add(1);
            LogUnreadable(Name(cell), $"the cell {cell} itself", error);
            return new CellState(cell);
        }
    }

    private static string Name(DivisionCode cell) => $"cell/{cell}";

    [LoggerMessage(LogLevel.Error, "What snapshots/{Blob} has of {Whose} cannot be read: it starts blank")]
    private partial void LogUnreadable(string blob, string whose, Exception error);
}
