using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>When a place is reached, and how near to the ground it may be flown to.</summary>
internal sealed class Nearness(Terrain terrain)
{
    public const double MostClearanceM = 15;
    public const double LeastClearanceM = 3;

    // A low place is come down to over it, not along the slope before it.
    private const double RisesPerM = 0.6;

    /// <summary>What must be left between the aircraft and the ground on the way to a place: less where the place is low and near.</summary>
    public double ClearanceM(Aircraft craft, Place target)
    {
        var above = target.HeightM - terrain.HeightM(target.EastM, target.NorthM) - 1;
        return Math.Clamp(above + (RisesPerM * craft.Where.LevelDistanceTo(target)), LeastClearanceM, MostClearanceM);
    }

    /// <param name="stops">Whether it must have come to rest there.</param>
    public bool IsAt(Aircraft craft, Place target, bool stops)
    {
        // A place that lies in the ground is reached above it.
        var heightM = Math.Max(target.HeightM, terrain.HeightM(target.EastM, target.NorthM) + LeastClearanceM);
        var (level, away) = (craft.Where.LevelDistanceTo(target), Math.Abs(craft.Where.HeightM - heightM));
        return stops
            ? level < 1.5 && away < 1.5 && craft.Moving.LevelMps < 1
            : level < Math.Max(5, craft.Moving.LevelMps) && away < 5;
    }
}
