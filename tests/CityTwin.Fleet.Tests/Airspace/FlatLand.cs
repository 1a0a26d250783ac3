using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Airspace;

/// <summary>Four kilometres of flat ground at 200 m, with what a test puts on and over it.</summary>
internal static class FlatLand
{
    public const double GroundM = 200;
    public const long NoonMs = 1_767_240_000_000;

    public static FlightPlanner Planner(params AirspaceRule[] rules) => Planner([], rules);

    public static FlightPlanner Planner((string, Geometry, double)[] buildings, params AirspaceRule[] rules) =>
        new(new AirspaceMap(new GroundModel(Terrain(_ => GroundM), buildings), rules));

    /// <summary>A grid of 100 m cells whose ground depends on the easting alone.</summary>
    public static TerrainGrid Terrain(Func<double, double> groundM) => new(
        40, 40, 0, 0, 100, [.. Enumerable.Range(0, 1600).Select(i => (float)groundM(((i % 40) + 0.5) * 100))]);

    public static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));

    public static AirspaceRule NoFly(string id, Geometry area) =>
        new(id, $"area {id}", AirspaceRuleKinds.NoFly, AirspaceArea.OfPolygon(area));

    /// <summary>From the ground at one place to 40 m above another.</summary>
    public static FlightRequest Flight(double fromEast, double fromNorth, double toEast, double toNorth) => new(
        At(fromEast, fromNorth, GroundM), At(toEast, toNorth, GroundM + 40), NoonMs, new AircraftFigures());

    public static AirPoint At(double east, double north, double altitude) => new(new PlanePoint(east, north), altitude);
}
