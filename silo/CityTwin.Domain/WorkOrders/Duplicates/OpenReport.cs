using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>A report as far as it matters whether another tells of the same.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="AtMs">When it was reported, Unix milliseconds.</param>
/// <param name="At">WGS 84; nothing where it is not known.</param>
/// <param name="Category">A minor class's code.</param>
public sealed record OpenReport(string Id, long AtMs, GeoPoint? At, string Category)
{
    /// <summary>What the reporter said, if anything.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it is in words, if anybody said: compared whole, whatever its case and spaces.</summary>
    public string Address { get; init; } = "";

    /// <summary>Who told: an alert's rule, <c>12345</c>, <c>open311</c>, a patrol.</summary>
    public string Source { get; init; } = "";
}
