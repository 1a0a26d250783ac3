namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>An order that must not be driven any more: a robot that is seen on it is told so again.</summary>
internal sealed record Withdrawn(string OrderId, long CancelledAtMs);
