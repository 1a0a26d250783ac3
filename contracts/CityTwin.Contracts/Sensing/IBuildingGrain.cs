using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>One building, keyed by its twin id. It counts the sensors inside it.</summary>
[Alias("CityTwin.IBuildingGrain")]
public interface IBuildingGrain : IGrainWithStringKey
{
    /// <returns>The building, or null when the city model has none under this id.</returns>
    [Alias("Get")]
    Task<BuildingView?> Get();
}

/// <summary>A building for its panel.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.BuildingView")]
public sealed record BuildingView(
    [property: Id(0)] TwinRow Row,
    [property: Id(1)] int Storeys,
    [property: Id(2)] double HeightM,
    [property: Id(3)] CountVector Counts);
