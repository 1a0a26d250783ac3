using Orleans.Placement;

namespace CityTwin.Locality;

/// <summary>A street and all that stands in it lives on one silo: the code in the grain's key says which.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlaceWithStreetAttribute() : PlacementAttribute(PlaceWithStreet.Instance);
