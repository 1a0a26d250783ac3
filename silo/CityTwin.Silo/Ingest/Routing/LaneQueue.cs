using CityTwin.City;

namespace CityTwin.Ingest.Routing;

/// <summary>Readings that wait for one another: a street's, or those of one sensor that is held. Its lane guards it.</summary>
/// <param name="sensor">Whose readings it holds; null for all of the street's others.</param>
internal sealed class LaneQueue(TwinId? sensor)
{
    public TwinId? Sensor => sensor;

    public Queue<RoutedReading> Waiting { get; private set; } = new();

    /// <summary>The oldest position that someone is delivering; <see cref="long.MaxValue"/> for none.</summary>
    public long InFlightFrom { get; set; } = long.MaxValue;

    /// <summary>Someone delivers.</summary>
    public bool Busy { get; set; }

    /// <summary>Readings in the next call; whoever delivers adapts it to what the street manages in time.</summary>
    public int BatchReadings { get; set; } = int.MaxValue;

    /// <summary>Its last reading was set aside: no more patience is had with it until one is taken.</summary>
    public bool SettingAside { get; set; }

    public long OldestPosition => InFlightFrom != long.MaxValue ? InFlightFrom
        : Waiting.TryPeek(out var next) ? next.Position
        : long.MaxValue;

    /// <summary>Takes out what waits of one sensor.</summary>
    public IReadOnlyList<RoutedReading> TakeOut(TwinId of)
    {
        var its = Waiting.Where(one => one.Arrival.Sensor == of).ToArray();
        if (its.Length > 0)
        {
            Waiting = new Queue<RoutedReading>(Waiting.Where(one => one.Arrival.Sensor != of));
        }

        return its;
    }
}
