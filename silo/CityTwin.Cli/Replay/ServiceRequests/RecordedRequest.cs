using CityTwin.City;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>A report that a city's 311 recorded.</summary>
/// <param name="Source">How it came in: <c>Phone</c>, <c>API</c>, <c>Internal</c>.</param>
/// <param name="AtMs">When it came in.</param>
/// <param name="At">WGS 84; null where none was recorded.</param>
/// <param name="Address">People live there: it is compared, and goes nowhere.</param>
/// <param name="IsDuplicate">What the people of the desk said.</param>
internal sealed record RecordedRequest(
    string Id, string Type, string Agency, string Source, long AtMs, GeoPoint? At, string Address, bool IsDuplicate)
{
    /// <summary>The position, unless it is one of whole degrees: a system that knows only the city writes that.</summary>
    public GeoPoint? Place => At is { } at && !(double.IsInteger(at.Longitude) && double.IsInteger(at.Latitude)) ? at : null;

    /// <summary>Found by the city's own people as they went along.</summary>
    public bool IsPatrol => Type.EndsWith("Proactive", StringComparison.Ordinal);
}
