namespace CityTwin.City;

/// <summary>The classes of roads, with OpenStreetMap's words, widest first.</summary>
public static class RoadClasses
{
    public const string Motorway = "motorway";
    public const string Trunk = "trunk";
    public const string Primary = "primary";
    public const string Secondary = "secondary";
    public const string Tertiary = "tertiary";
    public const string Residential = "residential";
    public const string Service = "service";
    public const string Footway = "footway";

    public static IReadOnlyList<string> All { get; } =
        [Motorway, Trunk, Primary, Secondary, Tertiary, Residential, Service, Footway];

    /// <summary>Kerb to kerb, metres: what a building has to keep clear of.</summary>
    public static double WidthM(string roadClass) => roadClass switch
    {
        Motorway or Trunk => 26,
        Primary => 20,
        Secondary => 15,
        Tertiary => 11,
        Residential => 7,
        Service => 5,
        _ => 3,
    };
}
