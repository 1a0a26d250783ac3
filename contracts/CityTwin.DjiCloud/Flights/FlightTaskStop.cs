namespace CityTwin.DjiCloud;

/// <summary>The data of <c>flighttask_stop</c>.</summary>
/// <param name="Reason">0 normal, 1 the other dock of a flight between two has failed.</param>
public sealed record FlightTaskStop(string FlightId, int Reason = 0);

/// <summary>The data of <c>return_specific_home</c>, for flights between two docks.</summary>
public sealed record ReturnSpecificHome(string HomeDockSn);
