using System.Collections.Frozen;

namespace CityTwin.City.Importing;

/// <summary>OpenStreetMap's many words for buildings in the few of a package.</summary>
internal static class BuildingWords
{
    private static readonly FrozenDictionary<string, string> Uses = Words(
        ("residential", "residential apartments apartment house houses terrace detached dormitory hotel_apartment"),
        ("commercial", "commercial retail shop supermarket restaurant hotel bar cafe mall bank cinema theatre parking_garage"),
        ("office", "office offices"),
        ("public",
            "public church school university college hospital museum courthouse fire_station police place_of_worship library "
            + "kindergarten townhall government civic train_station transportation stadium mosque temple synagogue cathedral"),
        ("industrial", "industrial warehouse factory garage garages depot power hangar"));

    /// <returns><c>other</c> for a word that is not known.</returns>
    public static string Use(string word) => Uses.GetValueOrDefault(word.ToLowerInvariant(), "other");

    private static FrozenDictionary<string, string> Words(params (string Use, string Words)[] uses) => uses
        .SelectMany(use => use.Words.Split(' ').Select(word => KeyValuePair.Create(word, use.Use)))
        .ToFrozenDictionary();
}
