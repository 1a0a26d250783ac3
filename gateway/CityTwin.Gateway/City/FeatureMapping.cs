using System.Text.Json.Nodes;
using CityTwin.City;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.City;

/// <summary>What the package holds, as features of the map. Property names are the package's own.</summary>
internal static class FeatureMapping
{
    public static MapFeature Of(Boundary boundary) => new(boundary.Code, boundary.Outline, new JsonObject
    {
        ["code"] = boundary.Code.Value,
        ["name"] = boundary.Name,
        ["generated"] = boundary.Generated,
        ["schematic"] = boundary.Schematic,
    });

    public static MapFeature Of(BuildingFeature building) => new(building.Cell, building.Footprint, new JsonObject
    {
        ["id"] = building.Id.Value,
        ["cell"] = building.Cell.Value,
        ["name"] = building.Name,
        ["storeys"] = building.Storeys,
        ["heightM"] = building.HeightM,
        ["baseM"] = building.BaseM,
        ["use"] = building.Use,
        ["generated"] = building.Generated,
    });

    /// <param name="city">Whose a road is that lies in no street.</param>
    public static MapFeature Of(RoadFeature road, DivisionCode city) => new(road.Street ?? city, road.Line, new JsonObject
    {
        ["id"] = road.Id,
        ["name"] = road.Name,
        ["class"] = road.Class,
        ["oneWay"] = road.OneWay,
        ["bridge"] = road.Bridge,
        ["tunnel"] = road.Tunnel,
        ["generated"] = road.Generated,
    });

    public static MapFeature Of(WaterFeature water, DivisionCode city) => new(city, water.Shape, new JsonObject
    {
        ["id"] = water.Id,
        ["name"] = water.Name,
        ["nameEn"] = water.NameEn,
        ["kind"] = water.Kind,
        ["generated"] = water.Generated,
    });

    public static MapFeature Of(PipeFeature pipe, DivisionCode street) => new(street, pipe.Line, new JsonObject
    {
        ["id"] = pipe.Id,
        ["kind"] = pipe.Kind,
        ["diameterMm"] = pipe.DiameterMm,
        ["fromM"] = pipe.FromM,
        ["toM"] = pipe.ToM,
        ["catchment"] = pipe.Catchment,
        ["generated"] = pipe.Generated,
    });

    public static MapFeature Of(RiskPoint risk) => new(
        risk.Cell,
        new Point(risk.Position.Longitude, risk.Position.Latitude),
        new JsonObject
        {
            ["id"] = risk.Id,
            ["kind"] = risk.Kind,
            ["name"] = risk.Name,
            ["cell"] = risk.Cell.Value,
            ["note"] = risk.Note,
            ["generated"] = risk.Generated,
        });
}
