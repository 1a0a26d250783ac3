namespace CityTwin.Ingest.Routing;

/// <summary>A reading on its way to its street, and where in the log it is.</summary>
internal readonly record struct RoutedReading(long Position, Arrival Arrival);
