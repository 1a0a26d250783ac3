namespace CityTwin.Locality;

/// <summary>Placement by the street in the grain's key.</summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("CityTwin.PlaceWithStreet")]
public sealed class PlaceWithStreet : PlacementStrategy
{
    internal static PlaceWithStreet Instance { get; } = new();
}
