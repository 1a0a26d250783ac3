namespace CityTwin.Sensing;

/// <summary>What a cell knows of one of its sensors.</summary>
internal sealed class SensorSlot(PlacedSensor sensor)
{
    public PlacedSensor Sensor { get; } = sensor;

    /// <summary>
    /// Its state as far as the cell has it; null when it never spoke, or when only the sensor itself has it.
    /// </summary>
    public byte[]? State { get; set; }

    /// <summary>It has been woken, and so knows more of itself than the cell does.</summary>
    public bool Awake { get; set; }

    /// <summary>It has left its state here and gone to sleep: there is nothing to ask it for.</summary>
    public bool Asleep { get; set; }

    public SensorHealth Health { get; set; }

    /// <summary>When it next has silence to notice; <see cref="long.MaxValue"/> for never.</summary>
    public long DueMs { get; set; } = long.MaxValue;

    public SlotLuggage Pack() => new(Sensor.Definition.Id, State, Awake, Health, DueMs);

    public void Unpack(SlotLuggage luggage) =>
        (State, Awake, Health, DueMs) = (luggage.State, luggage.Awake, luggage.Health, luggage.DueMs);
}
