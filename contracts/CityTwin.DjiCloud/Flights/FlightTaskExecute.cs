namespace CityTwin.DjiCloud;

/// <summary>The data of <c>flighttask_execute</c>, and of <c>flighttask_resource_get</c>.</summary>
public sealed record FlightTaskExecute(string FlightId);
