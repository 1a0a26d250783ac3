namespace CityTwin.DjiCloud;

/// <summary>The output of <c>flight_areas_get</c>; empty when there are no areas.</summary>
public sealed record FlightAreaFiles(IReadOnlyList<FlightAreaFile> Files);

/// <param name="Checksum">SHA-256, lower-case hex.</param>
/// <param name="Size">Bytes.</param>
public sealed record FlightAreaFile(string Name, string Url, string Checksum, long Size);
