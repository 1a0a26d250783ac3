using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Sensing;

namespace CityTwin.Ingest;

/// <summary>A registered device.</summary>
/// <param name="Sensor">The twin it is bound to; null for a gateway that only speaks for others.</param>
/// <param name="SecretSha256">SHA-256 of its random 256-bit secret.</param>
/// <param name="Gateway">The edge gateway that may speak for it, when there is one; of an aircraft, its dock.</param>
/// <param name="Unit">The drone, dock, robot or team it is; null for sensors and gateways.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DeviceRecord")]
public sealed record DeviceRecord(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] SensorDefinition? Sensor,
    [property: Id(2)] DivisionCode Cell,
    [property: Id(3)] byte[] SecretSha256,
    [property: Id(4)] string? Gateway,
    [property: Id(5)] bool Revoked,
    [property: Id(6)] long ProvisionedAtMs,
    [property: Id(7)] long? RotatedAtMs,
    [property: Id(8)] string ProvisionedBy,
    [property: Id(9)] UnitDefinition? Unit = null)
{
    /// <summary>The twin it speaks as; null for a gateway that only speaks for others.</summary>
    public TwinId? Twin => Sensor?.Id ?? Unit?.Id;
}
