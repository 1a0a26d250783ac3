namespace CityTwin.DjiCloud;

/// <summary>Where a dock fetches a flight's KMZ.</summary>
/// <param name="Fingerprint">MD5 of its bytes, lower-case hex.</param>
public sealed record FlightFile(string Url, string Fingerprint);

/// <summary>The answer to <c>flighttask_resource_get</c>.</summary>
public sealed record FlightResource(FlightFile File);
