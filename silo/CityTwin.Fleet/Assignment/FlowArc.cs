namespace CityTwin.Fleet.Assignment;

/// <summary>An arc of the flow network, in hundredths of points.</summary>
internal readonly record struct FlowArc(int Tail, int Head, int Capacity, long CentiPoints);
