namespace CityTwin.Fleet;

/// <summary>What is to be sent to a unit's device.</summary>
/// <param name="DeviceId">Who is to receive it: of an aircraft, its dock.</param>
/// <param name="AtLeastOnce">QoS 1; else QoS 0.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.OutgoingMessage")]
public sealed record OutgoingMessage(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] string Topic,
    [property: Id(2)] byte[] Payload,
    [property: Id(3)] bool AtLeastOnce);
