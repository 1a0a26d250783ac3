using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>The sensors of a cell: who is awake, what was saved of each, and who has silence to notice next.</summary>
internal sealed class CellSlots(Surroundings around)
{
    private readonly Dictionary<TwinId, SensorSlot> _slots = [];

    public IReadOnlyCollection<SensorSlot> All => _slots.Values;

    /// <summary>When the first has something to notice; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDueMs => _slots.Count == 0 ? long.MaxValue : _slots.Values.Min(slot => slot.DueMs);

    public SensorSlot? Find(TwinId sensor) => _slots.GetValueOrDefault(sensor);

    /// <param name="state">As last saved; null when it never spoke.</param>
    public SensorSlot Add(PlacedSensor sensor, byte[]? state)
    {
        var slot = new SensorSlot(sensor) { State = state };
        _slots[sensor.Definition.Id] = slot;
        if (state is not null)
        {
            var read = SensorState.Read(state);
            slot.Health = read.Health;
            slot.DueMs = read.NextDueMs(
                around.ListeningSinceMs, sensor.Definition, around.Rules.For(sensor.Definition));
            if (read.Pending.Count + read.ActiveAlerts > 0)
            {
                // An alert could not be told before its silo went down, or was cleared by hand and the sensor not told.
                slot.DueMs = Math.Min(slot.DueMs, around.NowMs);
            }
        }

        return slot;
    }

    public bool Remove(TwinId sensor) => _slots.Remove(sensor);

    public IReadOnlyList<SensorSlot> Due(long nowMs) => [.. _slots.Values.Where(slot => slot.DueMs <= nowMs)];

    /// <summary>A sleeping sensor's row.</summary>
    public static TwinRow RowOf(SensorSlot slot) =>
        slot.Sensor.RowOf(slot.State is null ? new SensorState() : SensorState.Read(slot.State));
}
