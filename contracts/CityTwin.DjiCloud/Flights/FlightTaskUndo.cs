namespace CityTwin.DjiCloud;

/// <summary>The data of <c>flighttask_undo</c>: flights that were made known and have not begun.</summary>
public sealed record FlightTaskUndo(IReadOnlyList<string> FlightIds);
