using CityTwin.City;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Coverage;

/// <summary>A building as an inspection sees it.</summary>
/// <param name="Footprint">Metres of EPSG:32648.</param>
/// <param name="BaseM">Altitude of the ground at it, metres above the terrain's datum.</param>
/// <param name="HeightM">Above its base.</param>
/// <param name="Storeys">Above ground, at least 1.</param>
public sealed record BuildingShape(Geometry Footprint, double BaseM, double HeightM, int Storeys)
{
    public static BuildingShape Of(BuildingFeature building) =>
        new(Projection.Utm48.ToMetres(building.Footprint), building.BaseM, building.HeightM, building.Storeys);

    /// <summary>The middle of a storey, from 1: metres above the datum.</summary>
    public double MiddleOfFloorM(int floor) => BaseM + ((floor - 0.5) * HeightM / Math.Max(1, Storeys));
}
