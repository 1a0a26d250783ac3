namespace CityTwin.Fleet.Dispatch;

/// <summary>What is sure of a unit's way before it is looked for: the way itself is never better.</summary>
/// <param name="Refusal">As of <see cref="UnitWay"/>, where it is known already that there is none; else null.</param>
/// <param name="Why">In a sentence, with its figures.</param>
/// <param name="ArriveMs">It is not on the scene before.</param>
/// <param name="EnergyPercent">It uses no less: out, on the scene and back.</param>
public sealed record LeastWay(string? Refusal, string Why, long ArriveMs, double EnergyPercent)
{
    public static LeastWay No(string code, string why) => new(code, why, 0, 0);

    /// <summary>Of a way that takes nothing to find.</summary>
    public static LeastWay Of(UnitWay way) =>
        new(way.Refusal, way.Why, way.ArriveMs, way.EnergyOutPercent + way.EnergyOnScenePercent + way.EnergyBackPercent);
}
