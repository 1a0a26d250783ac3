using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Teams;

/// <summary>What a team is: how it moves, how many it is, and when it works.</summary>
/// <param name="EnduranceS">How long it moves before it needs fuel, or a meal.</param>
/// <param name="ShiftFromS">When its shift begins, in seconds of Chongqing's day; nothing for those who are always on call.</param>
internal sealed record TeamModel(PlanePoint Home, double SpeedMps, bool HasVehicle, int Crew, double EnduranceS, double? ShiftFromS)
{
    public const double ShiftS = 12 * 3600;

    private const double DaySeconds = 86400;
    private const double BeijingS = 8 * 3600;
    private const double WalkingMps = 1.4;
    private const double FastestOnFootMps = 3;
    private const double DefaultEnduranceS = 6 * 3600;
    private const double EarliestS = 6 * 3600;
    private const double LatestS = 9 * 3600;

    // Of those with shifts so many work by night.
    private const double NightPart = 0.4;

    private static readonly string[] AlwaysOnCall = ["pump", "medical"];

    public static TeamModel Of(UnitRow row, ulong seed)
    {
        var own = Chance.Noise.Seed(seed, row.DeviceId);
        var speedMps = row.CruiseSpeedMps > 0 ? row.CruiseSpeedMps : WalkingMps;
        var begins = Chance.Noise.Between(own, 2, EarliestS, LatestS) + (Chance.Noise.Unit(own, 3) < NightPart ? ShiftS : 0);
        return new TeamModel(
            UtmGrid.ToMetres(row.Longitude, row.Latitude), speedMps, speedMps > FastestOnFootMps,
            2 + (int)(Chance.Noise.Unit(own, 1) * 4), row.EnduranceS > 0 ? row.EnduranceS : DefaultEnduranceS,
            AlwaysOnCall.Any(row.Can) ? null : begins);
    }

    public bool IsOnDuty(double worldS)
    {
        if (ShiftFromS is not { } from)
        {
            return true;
        }

        var since = (worldS + BeijingS - from) % DaySeconds;
        return (since < 0 ? since + DaySeconds : since) < ShiftS;
    }
}
