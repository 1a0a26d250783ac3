namespace CityTwin.City.Importing;

/// <summary>What to import, and into what.</summary>
/// <param name="Target">The new package's folder; it must not exist yet.</param>
/// <param name="Name">The new package's name.</param>
public sealed record ImportRequest(string Target, string Name)
{
    /// <summary>
    /// The package that is added to. Without one the import becomes a city of its own: its divisions are a grid laid over
    /// what is imported.
    /// </summary>
    public string? Base { get; init; }

    /// <summary>GeoJSON, or CityJSON 1.1 or 2.0.</summary>
    public string? Buildings { get; init; }

    /// <summary>GeoJSON lines.</summary>
    public string? Roads { get; init; }

    /// <summary>CSV with at least <c>deviceId, kind, lon, lat</c>.</summary>
    public string? Devices { get; init; }

    /// <summary>The coordinate system of a CityJSON file that does not name its own, as an EPSG code.</summary>
    public int? Epsg { get; init; }

    public ImportLimits Limits { get; init; } = new();
}
