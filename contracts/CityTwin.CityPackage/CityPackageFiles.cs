namespace CityTwin.City;

/// <summary>The files of a city package, and the version of their format. docs/city-package.md describes each.</summary>
public static class CityPackageFiles
{
    /// <summary>The only version this build reads.</summary>
    public const int SchemaVersion = 1;

    public const string Manifest = "manifest.json";
    public const string Divisions = "divisions.csv";
    public const string Districts = "districts.geojson";
    public const string Streets = "streets.geojson";
    public const string Communities = "communities.geojson";
    public const string Cells = "cells.geojson";
    public const string Buildings = "buildings.geojson";
    public const string Roads = "roads.geojson";
    public const string Waters = "waters.geojson";
    public const string Pipes = "pipes.geojson";
    public const string Terrain = "terrain.asc";
    public const string RiskPoints = "risk-points.csv";
    public const string Sensors = "sensors.csv";
    public const string SensorKinds = "sensor-kinds.json";
    public const string Rules = "rules.json";
    public const string Departments = "departments.json";
    public const string Calendars = "calendars.json";
    public const string Limits = "limits.json";
    public const string Categories = "categories.json";
    public const string Intake = "intake.json";
    public const string UnitTypes = "unit-types.json";
    public const string Units = "units.csv";
    public const string Airspace = "airspace.geojson";
    public const string Dispatch = "dispatch.json";

    /// <summary>Every file that a package must have besides its manifest, in the order they are written.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Divisions, Districts, Streets, Communities, Cells, Buildings, Roads, Waters, Pipes, Terrain, RiskPoints,
        Sensors, SensorKinds, Rules,
    ];

    /// <summary>
    /// The files of the desk for work orders: a package has all of them, or none and is given the built-in ones.
    /// </summary>
    public static IReadOnlyList<string> Desk { get; } = [Departments, Calendars, Limits, Categories, Intake];

    /// <summary>
    /// The files of the fleet: a package has all of them, or none: then it has no units and no airspace, and is given the
    /// built-in types and rules.
    /// </summary>
    public static IReadOnlyList<string> Fleet { get; } = [UnitTypes, Units, Airspace, Dispatch];

    /// <summary>The groups of files of which a package has all or none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Optional { get; } = [Desk, Fleet];

    /// <summary>The file with the outlines of a level; the city itself has none.</summary>
    public static string Boundaries(DivisionLevel level) => level switch
    {
        DivisionLevel.District => Districts,
        DivisionLevel.Street => Streets,
        DivisionLevel.Community => Communities,
        DivisionLevel.Cell => Cells,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Only levels below the city have outlines."),
    };
}
