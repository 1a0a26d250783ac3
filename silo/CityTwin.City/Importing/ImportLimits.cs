namespace CityTwin.City.Importing;

/// <summary>Bounds on files that may come from anyone.</summary>
public sealed record ImportLimits
{
    /// <summary>After this many problems the file is given up.</summary>
    public int MaxProblems { get; init; } = 100;

    /// <summary>Features, objects or rows of one file.</summary>
    public int MaxRows { get; init; } = 1_000_000;

    /// <summary>A single GeoJSON feature, bytes.</summary>
    public int MaxFeatureBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>A whole CityJSON file, bytes: its vertices stand apart from its objects, so it is read at once.</summary>
    public long MaxCityJsonBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>A building whose file gives neither height nor storeys is taken to be this high, metres.</summary>
    public double UnknownHeightM { get; init; } = 9;

    /// <summary>Floor to floor, metres, where only one of height and storeys is given.</summary>
    public double StoreyM { get; init; } = 3;
}
