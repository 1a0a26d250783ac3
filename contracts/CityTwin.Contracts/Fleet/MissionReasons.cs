namespace CityTwin.Fleet;

/// <summary>
/// The reasons a person may give. They are listed words, so that the record of them can be counted and says nothing of
/// anybody; what the city's own parts decide they say in sentences of their own.
/// </summary>
public static class MissionReasons
{
    /// <summary>A person gave its unit another mission: that is nothing the unit or the mission failed at.</summary>
    public const string NeededElsewhere = "needed-elsewhere";

    public static IReadOnlyList<string> Abort { get; } =
    [
        "false-alarm", "not-needed", "already-handled", "duplicate", "unsafe", "weather", "airspace", "other-unit", NeededElsewhere,
        "exercise-over",
    ];

    public static IReadOnlyList<string> Find { get; } = ["seen-in-picture", "seen-on-the-spot", "told-by-crew", "measured"];

    public static IReadOnlyList<string> Forfeit { get; } = ["unit-broken", "unit-silent", "too-slow", NeededElsewhere, "unsafe"];
}
