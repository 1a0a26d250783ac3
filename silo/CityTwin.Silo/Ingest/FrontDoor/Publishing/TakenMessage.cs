using CityTwin.Mqtt;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>A message that was judged and waits for its acknowledgement.</summary>
/// <param name="PacketId">What is acknowledged; 0 for QoS 0, which is not.</param>
/// <param name="Readings">How many readings of it go to the log.</param>
/// <param name="IsUnits">It goes to a unit instead of the log.</param>
/// <param name="IsFailure">It could not be judged, so that the device has to send it again.</param>
internal readonly record struct TakenMessage(
    ushort PacketId, string Topic, int Readings, IReadOnlyList<Refusal> Refusals, bool IsFailure = false, bool IsUnits = false);
