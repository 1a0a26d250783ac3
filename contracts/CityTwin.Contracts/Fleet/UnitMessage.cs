namespace CityTwin.Fleet;

/// <summary>What a unit, or a dock for its aircraft, has sent.</summary>
/// <param name="DeviceId">The credential it came by.</param>
/// <param name="Payload">As it came, within the front door's bounds.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitMessage")]
public sealed record UnitMessage(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] string Topic,
    [property: Id(2)] byte[] Payload,
    [property: Id(3)] long ReceivedAtMs);
