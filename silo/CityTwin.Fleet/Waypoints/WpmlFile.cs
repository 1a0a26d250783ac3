namespace CityTwin.Fleet.Waypoints;

/// <summary>A KMZ archive as docks fetch it.</summary>
/// <param name="Content">The archive's bytes: the same for the same plan.</param>
/// <param name="Md5">Of the bytes, hexadecimal in lower case: the <c>fingerprint</c> of <c>flighttask_prepare</c>.</param>
public sealed record WpmlFile(byte[] Content, string Md5);
