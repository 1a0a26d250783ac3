namespace CityTwin.City;

/// <summary>What a twin stands for. The wire name is the lower-case member name.</summary>
public enum TwinKind
{
    Centre = 0,
    Cell = 1,
    Building = 2,
    Sensor = 3,
    Drone = 4,

    /// <summary>A drone's home: a twin of its own, never dispatched.</summary>
    Dock = 5,
    Robot = 6,

    /// <summary>People who are sent, with or without a vehicle.</summary>
    Team = 7,
}
