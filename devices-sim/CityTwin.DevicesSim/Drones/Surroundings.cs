using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Drones;

/// <summary>What there is around docks and aircraft. Each is a function of the town's time in milliseconds; tests give their own.</summary>
internal sealed record Surroundings
{
    public required Terrain Terrain { get; init; }

    /// <summary>Where the wind blows to, in radians from east, and how fast, ten metres above the ground at a place.</summary>
    public Func<Place, long, (double Towards, double Mps)> Air { get; init; } = (_, _) => (0, 0);

    public Func<long, double> TemperatureC { get; init; } = _ => 20;

    /// <summary>From 0 by night to 1 at noon.</summary>
    public Func<long, double> Sun { get; init; } = _ => 0.5;

    public Func<Place, long, double> RainMmPerH { get; init; } = (_, _) => 0;

    public Func<long, IReadOnlyList<Fire>> Fires { get; init; } = _ => [];
}
