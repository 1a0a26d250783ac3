using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>An action of a stop in the robot's words.</summary>
/// <param name="Id">The task's own; on the wire the order's mark stands before it.</param>
internal sealed record WayAction(string Id, string Type, VdaBlockingType Blocking, double? Seconds, string? Text, string TextKey);
