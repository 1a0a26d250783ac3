using CityTwin.Fleet;

namespace CityTwin.City;

/// <summary>
/// The types of unit and the dispatch rules that every made package starts with, and that a package without a fleet is
/// given; a city changes its copy.
/// </summary>
public static class FleetTemplates
{
    public const string Source = "CityTwin's templates";

    public static IReadOnlyList<UnitType> Types { get; } =
        CityJsonText.ParseItems<UnitType>(Bytes(CityPackageFiles.UnitTypes), CityPackageFiles.UnitTypes);

    public static DispatchDefinition Dispatch { get; } =
        CityJsonText.ParseDocument<DispatchDefinition>(Bytes(CityPackageFiles.Dispatch), CityPackageFiles.Dispatch);

    /// <summary>A fleet without units.</summary>
    public static FleetDefinition Fleet { get; } = new(Types, [], Dispatch);

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(FleetTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} was not built in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
