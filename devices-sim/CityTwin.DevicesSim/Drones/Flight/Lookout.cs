using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Looks ahead for the ground and for areas it may not enter, and slows or lifts the aircraft in time.</summary>
internal sealed class Lookout(Terrain terrain)
{
    private const double StepM = 5;
    private const double BeyondM = 30;
    private const double MaxAheadM = 400;
    private const double StopsBeforeAreaM = 12;
    private const double ReactionS = 1.5;

    /// <summary>The wanted velocity, changed so that it stays this far above the ground.</summary>
    public Motion ClearOfGround(Aircraft craft, Motion wanted, double clearanceM)
    {
        var result = Along(craft, wanted, wanted, clearanceM);
        return craft.Moving.LevelMps > 1 ? Along(craft, craft.Moving, result, clearanceM) : result;
    }

    /// <summary>Whether the way that it is on, or wants to go, leads it into an area before it could stop.</summary>
    public static bool MeetsArea(Aircraft craft, Motion wanted, FlightAreas areas) => areas.All.Count > 0
        && (Meets(craft, wanted, areas) || (craft.Moving.LevelMps > 1 && Meets(craft, craft.Moving, areas)));

    private Motion Along(Aircraft craft, Motion course, Motion wanted, double clearanceM)
    {
        var speed = course.LevelMps;
        var (level, up) = (wanted.LevelMps, wanted.UpMps);
        var sinks = Math.Min(0, craft.Moving.UpMps);
        var stops = 2 + (sinks * sinks / (2 * craft.Frame.LiftAccelerationMps2));
        var ahead = speed < 0.1 ? 0 : Math.Min(MaxAheadM, StoppingM(craft, speed) + BeyondM);
        for (var at = 0.0; at <= ahead; at += StepM)
        {
            var (east, north) = speed < 0.1
                ? (craft.Where.EastM, craft.Where.NorthM)
                : (craft.Where.EastM + (course.EastMps / speed * at), craft.Where.NorthM + (course.NorthMps / speed * at));
            var lacks = terrain.HeightM(east, north) + clearanceM - craft.Where.HeightM;
            if (lacks <= 0)
            {
                // It does not sink into what it is about to pass.
                up = lacks > -stops && at <= speed * ReactionS ? Math.Max(up, 0) : up;
                continue;
            }

            up = Math.Max(up, craft.Frame.ClimbSpeedMps);
            var climbs = (lacks / craft.Frame.ClimbSpeedMps) + ReactionS;
            var brakes = Math.Sqrt(craft.Frame.AccelerationMps2 * Math.Max(0, at - StepM));
            level = Math.Min(level, Math.Min(brakes, Math.Max(0, at - StepM) / climbs));
        }

        return (wanted with { UpMps = up }).NoFasterThan(level);
    }

    private static bool Meets(Aircraft craft, Motion course, FlightAreas areas)
    {
        var speed = course.LevelMps;
        if (speed < 0.1)
        {
            return false;
        }

        var ahead = StoppingM(craft, Math.Max(speed, craft.Moving.LevelMps)) + StopsBeforeAreaM;
        return areas.Forbids(craft.Where, new Place(
            craft.Where.EastM + (course.EastMps / speed * ahead), craft.Where.NorthM + (course.NorthMps / speed * ahead),
            craft.Where.HeightM));
    }

    private static double StoppingM(Aircraft craft, double speed) =>
        (speed * speed / (2 * craft.Frame.AccelerationMps2)) + (speed * ReactionS);
}
