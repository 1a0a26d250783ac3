namespace CityTwin.Fleet;

/// <summary>Who does what no person does.</summary>
public static class MissionActors
{
    /// <summary>The dispatch desk.</summary>
    public const string Desk = "city:dispatch";

    /// <summary>The unit itself.</summary>
    public const string Unit = "city:unit";

    /// <summary>A rule of the city's dispatch rules.</summary>
    public static string Rule(string code) => $"rule:{code}";

    /// <summary>Time.</summary>
    public const string Clock = "city:clock";

    /// <summary>Whether it is no person. No principal has such a name.</summary>
    public static bool IsCity(string by) =>
        by.StartsWith("city:", StringComparison.Ordinal) || by.StartsWith("rule:", StringComparison.Ordinal);
}
