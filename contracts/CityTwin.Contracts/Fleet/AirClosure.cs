using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Air that nobody may fly through for a while: a helicopter at work, a column of smoke, a crowd below.</summary>
/// <param name="Id">Names it; closed again under it, it is as it was closed last.</param>
/// <param name="Area">Its ring, at least 3 points.</param>
/// <param name="CeilingM">Up to so high above the ground, metres; null for as high as anything flies.</param>
/// <param name="UntilMs">When it is open again; null until it is opened.</param>
/// <param name="By">Who says so.</param>
/// <param name="FloorM">From so high above the ground, metres; 0 for from the ground.</param>
/// <param name="Reason">Why, in words; kept by the desk until it is opened, and in no log.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AirClosure")]
public sealed record AirClosure(
    [property: Id(0)] string Id,
    [property: Id(1)] IReadOnlyList<GeoPoint> Area,
    [property: Id(2)] double? CeilingM,
    [property: Id(3)] long? UntilMs,
    [property: Id(4)] string By,
    [property: Id(5)] double FloorM = 0,
    [property: Id(6)] string Reason = "");
