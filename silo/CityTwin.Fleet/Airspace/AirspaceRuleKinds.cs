namespace CityTwin.Fleet.Airspace;

/// <summary>The kinds of rules of the airspace.</summary>
public static class AirspaceRuleKinds
{
    /// <summary>Nobody flies there, between the floor and the ceiling.</summary>
    public const string NoFly = "no-fly";

    /// <summary>Only who has the rule's permit flies there, between the floor and the ceiling.</summary>
    public const string Restricted = "restricted";

    /// <summary>Nobody flies higher than the ceiling there.</summary>
    public const string AltitudeLimit = "altitude-limit";

    public static IReadOnlyList<string> All { get; } = [NoFly, Restricted, AltitudeLimit];
}
