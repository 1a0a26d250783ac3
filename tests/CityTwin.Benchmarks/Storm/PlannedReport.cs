namespace CityTwin.Benchmarks.Storm;

/// <summary>A report that is to be sent.</summary>
/// <param name="Due">When, from the storm's beginning.</param>
/// <param name="ByCitizen">Otherwise by the hotline.</param>
/// <param name="Longitude">With the latitude nobody else's: by it the report is known to a watcher.</param>
/// <param name="Repeats">The number of the report that it tells of again; null for a matter of its own.</param>
internal sealed record PlannedReport(
    int Number, TimeSpan Due, bool ByCitizen, string Category, double Longitude, double Latitude, string Text, int? Repeats);
