using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What a mission has its unit do from now on: to the first stop that is left, on to the scene, work there, and what follows.</summary>
/// <param name="First">The first stop that is left; where the unit is, when it is on the scene.</param>
/// <param name="Last">Where it ends: from there it goes on.</param>
/// <param name="ToScene">From the first stop to the scene; each begins with the stay at the stop it leads from.</param>
/// <param name="After">From the scene to the end, as a patrol's round; each ends with the stay at the stop it leads to.</param>
/// <param name="StayMs">At the scene, as far as it is not over.</param>
internal sealed record MissionCourse(
    GeoPoint First, GeoPoint Last, IReadOnlyList<CourseLeg> ToScene, IReadOnlyList<CourseLeg> After, long StayMs)
{
    /// <summary>No part of a mission is planned to last longer, whatever it was given.</summary>
    public const long MaxMs = 24 * 3_600_000L;

    public static long Ms(IReadOnlyList<CourseLeg> legs, UnitType type) => (long)Math.Min(MaxMs, legs.Sum(leg => (double)leg.Ms(type)));
}
