namespace CityTwin.Fleet.Airspace;

/// <summary>A rule of the airspace.</summary>
/// <param name="Id">Names it; with a restricted area, also the permit that opens it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">One of <see cref="AirspaceRuleKinds"/>.</param>
/// <param name="Area">Where.</param>
public sealed record AirspaceRule(string Id, string Name, string Kind, AirspaceArea Area)
{
    /// <summary>From this altitude on, metres; a limit has none.</summary>
    public double FloorM { get; init; }

    /// <summary>Up to this altitude, metres: the top of what is forbidden, or of what a limit allows.</summary>
    public double CeilingM { get; init; } = double.PositiveInfinity;

    public AltitudeBase Base { get; init; }

    /// <summary>When it holds; always, without any.</summary>
    public IReadOnlyList<AirspaceHours> Hours { get; init; } = [];

    /// <summary>Who may fly in a restricted area besides those with a permit for it: units' ids.</summary>
    public IReadOnlyList<string> Permitted { get; init; } = [];

    /// <summary>Whether it binds a unit at any moment of a stretch of time.</summary>
    /// <param name="unit">The unit's id; may be empty.</param>
    /// <param name="permits">Ids of restricted areas that it may enter.</param>
    public bool Binds(string unit, IReadOnlySet<string> permits, long fromMs, long untilMs) =>
        (Hours.Count == 0 || Hours.Any(hours => hours.Overlaps(fromMs, untilMs)))
        && !(Kind == AirspaceRuleKinds.Restricted && (permits.Contains(Id) || Permitted.Contains(unit)));
}
