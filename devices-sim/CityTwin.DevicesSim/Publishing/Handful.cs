namespace CityTwin.DevicesSim.Publishing;

/// <summary>Readings taken out to be sent, and which they were: the first one's number since the buffer was made.</summary>
internal sealed record Handful(long First, IReadOnlyList<DeviceReading> Readings);
