using System.Collections.Frozen;

namespace CityTwin.City.Importing;

/// <summary>OpenStreetMap's classes of roads in those of a package.</summary>
internal static class RoadWords
{
    private static readonly FrozenDictionary<string, (string Class, int SpeedKmH)> Classes =
        new Dictionary<string, (string, int)>
        {
            ["motorway"] = (RoadClasses.Motorway, 80), ["motorway_link"] = (RoadClasses.Motorway, 60),
            ["trunk"] = (RoadClasses.Trunk, 70), ["trunk_link"] = (RoadClasses.Trunk, 50),
            ["primary"] = (RoadClasses.Primary, 60), ["primary_link"] = (RoadClasses.Primary, 40),
            ["secondary"] = (RoadClasses.Secondary, 50), ["secondary_link"] = (RoadClasses.Secondary, 40),
            ["tertiary"] = (RoadClasses.Tertiary, 40), ["tertiary_link"] = (RoadClasses.Tertiary, 30),
            ["unclassified"] = (RoadClasses.Residential, 30), ["residential"] = (RoadClasses.Residential, 30),
            ["living_street"] = (RoadClasses.Residential, 20), ["service"] = (RoadClasses.Service, 20),
            ["track"] = (RoadClasses.Service, 20), ["pedestrian"] = (RoadClasses.Footway, 5),
            ["footway"] = (RoadClasses.Footway, 5), ["path"] = (RoadClasses.Footway, 5), ["steps"] = (RoadClasses.Footway, 3),
            ["cycleway"] = (RoadClasses.Footway, 15), ["bridleway"] = (RoadClasses.Footway, 5),
        }.ToFrozenDictionary();

    public static IEnumerable<string> Known => Classes.Keys.Order(StringComparer.Ordinal);

    /// <summary>Nothing for a word that is not known.</summary>
    public static string? Class(string word) => Classes.TryGetValue(word, out var known) ? known.Class : null;

    public static int SpeedKmH(string roadClass) => Classes[roadClass].SpeedKmH;
}
