namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>A message on its way out.</summary>
/// <param name="IsSure">Sent until the broker has it; otherwise once, and only while the line is up.</param>
internal sealed record CloudMessage(string Topic, byte[] Payload, bool IsSure);
