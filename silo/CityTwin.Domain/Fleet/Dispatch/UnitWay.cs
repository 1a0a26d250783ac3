namespace CityTwin.Fleet.Dispatch;

/// <summary>A unit's way to the stops of a mission and home again; or why there is none.</summary>
/// <param name="Refusal">As <c>no-way</c>, <c>too-little-energy</c>, <c>weather</c>, <c>airspace</c>, <c>traffic</c>; null when there is one.</param>
/// <param name="Why">In a sentence, with its figures.</param>
/// <param name="Legs">One for each stop.</param>
/// <param name="ArriveMs">On the scene.</param>
/// <param name="LengthM">To the scene.</param>
/// <param name="ReturnAltitudeM">Above the terrain model's datum; of drones.</param>
public record UnitWay(
    string? Refusal,
    string Why,
    IReadOnlyList<WayLeg> Legs,
    long ArriveMs,
    double LengthM,
    double EnergyOutPercent,
    double EnergyOnScenePercent,
    double EnergyBackPercent,
    double ReturnAltitudeM)
{
    public static UnitWay No(string code, string why) => new(code, why, [], 0, 0, 0, 0, 0, 0);
}
