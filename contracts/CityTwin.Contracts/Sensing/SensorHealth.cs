namespace CityTwin.Sensing;

/// <summary>Whether a sensor's values can be relied on. A sensor never heard from is offline.</summary>
public enum SensorHealth
{
    Offline = 0,
    Online = 1,
    Stale = 2,

    /// <summary>It reported something physics does not allow, or its rule says it is stuck.</summary>
    Faulty = 3,
}
