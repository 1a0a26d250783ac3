namespace CityTwin.City;

/// <summary>What a twin stands for. The wire name is the lower-case member name.</summary>
public enum TwinKind
{
    Centre = 0,
    Cell = 1,
    Building = 2,
    Sensor = 3,
}
