using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Sensing;

namespace CityTwin.Ingest;

/// <summary>A device to be provisioned. The secret itself never leaves the gateway: only its hash comes here.</summary>
/// <param name="Kind">A sensor kind of the city package, of a unit its type, or empty for a gateway that only speaks for others.</param>
/// <param name="Position">Where it stands; null puts it in the middle of its cell.</param>
/// <param name="Gateway">The edge gateway that may speak for it, when there is one.</param>
/// <param name="RequestedTwin">The twin id it wants, when the city package names one.</param>
/// <param name="Unit">Of a drone, dock, robot or team what is known of it; a drone's dock is found by its gateway.</param>
/// <param name="ProvisionedBy">The principal who asked.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DeviceRequest")]
public sealed record DeviceRequest(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] string Kind,
    [property: Id(2)] DivisionCode Cell,
    [property: Id(3)] byte[] SecretSha256,
    [property: Id(4)] GeoPoint? Position,
    [property: Id(5)] TwinId? Building,
    [property: Id(6)] string Name,
    [property: Id(7)] DeviceClock Clock,
    [property: Id(8)] string? Gateway,
    [property: Id(9)] TwinId? RequestedTwin,
    [property: Id(10)] string ProvisionedBy,
    [property: Id(11)] UnitDefinition? Unit = null);
