using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>Whose clock a device's event times are judged by.</summary>
public enum DeviceClock
{
    /// <summary>Event times must be near the wall clock, and silence is measured by it.</summary>
    Live = 0,

    /// <summary>A replay of the past: any event time is taken, and silence is measured by its own readings.</summary>
    Replay = 1,
}

/// <summary>What is known of a sensor besides its readings; it comes from provisioning.</summary>
/// <param name="Cell">Where it is now: whose it is.</param>
/// <param name="Building">The building it is in, when it is in one.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorDefinition")]
public sealed record SensorDefinition(
    [property: Id(0)] TwinId Id,
    [property: Id(1)] string DeviceId,
    [property: Id(2)] string Kind,
    [property: Id(3)] DivisionCode Cell,
    [property: Id(4)] GeoPoint Position,
    [property: Id(5)] TwinId? Building,
    [property: Id(6)] string Name,
    [property: Id(7)] DeviceClock Clock);
