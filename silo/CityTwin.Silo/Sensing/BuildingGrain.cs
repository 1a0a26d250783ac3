using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Locality;

namespace CityTwin.Sensing;

/// <summary>One building. Its sensors have their places in its cell, which counts for it.</summary>
[GrainType("building")]
internal sealed class BuildingGrain(Residents residents, CityCatalogue city) : PlacedGrain(residents), IBuildingGrain
{
    public async Task<BuildingView?> Get()
    {
        var id = TwinId.Parse(this.GetPrimaryKeyString());
        return city.HasBuilding(id)
            ? await GrainFactory.Grain<ICellInside>(TwinId.Cell(id.Birthplace).Value).Building(id)
            : null;
    }
}
