namespace CityTwin.Gateway.Fleet.Media;

/// <summary>A request as it was signed.</summary>
/// <param name="Path">As it went by the wire, escaped.</param>
/// <param name="Query">As it went by the wire, without the question mark.</param>
/// <param name="Header">The values of a header by its name in lower case, joined by commas; null when it has none.</param>
internal sealed record SignedRequest(string Method, string Path, string Query, Func<string, string?> Header);
