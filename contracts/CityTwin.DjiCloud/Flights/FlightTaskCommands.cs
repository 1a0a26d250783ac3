namespace CityTwin.DjiCloud;

/// <summary>The data of <c>flighttask_execute</c>, and of <c>flighttask_resource_get</c>.</summary>
public sealed record FlightTaskExecute(string FlightId);

/// <summary>The data of <c>flighttask_undo</c>: flights that were made known and have not begun.</summary>
public sealed record FlightTaskUndo(IReadOnlyList<string> FlightIds);
