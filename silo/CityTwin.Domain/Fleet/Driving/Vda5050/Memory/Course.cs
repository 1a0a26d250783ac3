namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Where an order goes on behind its base, and how far of that is free.</summary>
internal sealed record Course(List<WayNode> Way, int ReleasedEnd, int Revision, string CommandId);
