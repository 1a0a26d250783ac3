using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Dispatch;

/// <summary>A unit's way to a mission as far as it is known: not asked for, at the least, or as it was found.</summary>
/// <param name="Approach">As it is weighed.</param>
/// <param name="WhyNot">Why the unit is not sent there, whatever its way; null when it may be.</param>
/// <param name="Request">Null where no way is asked for.</param>
/// <param name="Least">Null where no way is asked for.</param>
/// <param name="Way">As it was found, or why there is none; null until it is looked for.</param>
internal sealed record SoughtWay(Approach Approach, string? WhyNot, WayRequest? Request, LeastWay? Least, UnitWay? Way)
{
    public static SoughtWay Barred(Obstacle obstacle, string? whyNot) => new(Approach.Barred(obstacle), whyNot, null, null, null);

    public static SoughtWay AtLeast(WayRequest request, LeastWay least, long nowMs) => new(
        new Approach { IsLeast = true, TravelS = (least.ArriveMs - nowMs) / 1_000.0, EnergyOutPercent = least.EnergyPercent },
        WhyNot: null, request, least, Way: null);

    public SoughtWay Found(UnitWay way, long nowMs) => this with { Approach = ApproachOf(way, nowMs), Way = way };

    private static Approach ApproachOf(UnitWay way, long nowMs) => way.Refusal switch
    {
        null => new Approach
        {
            TravelS = (way.ArriveMs - nowMs) / 1_000.0,
            EnergyOutPercent = way.EnergyOutPercent,
            EnergyOnScenePercent = way.EnergyOnScenePercent,
            EnergyBackPercent = way.EnergyBackPercent,
        },
        "weather" => Approach.Barred(Obstacle.Weather),
        "airspace" => Approach.Barred(Obstacle.OutOfArea),
        "too-little-energy" => Approach.Barred(Obstacle.NotEnoughEnergy),
        "incapable" => Approach.Barred(Obstacle.Unavailable),
        _ => Approach.Barred(Obstacle.NoWay),
    };
}
