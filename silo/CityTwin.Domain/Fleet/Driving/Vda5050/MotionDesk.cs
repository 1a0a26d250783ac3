using CityTwin.City;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Where the robot is, in degrees.</summary>
internal sealed class MotionDesk(Step step)
{
    /// <summary>A robot's clock is believed within this of ours.</summary>
    private const long MaxClockErrorMs = 60_000;

    public void Hear(VdaVisualization picture)
    {
        if (picture.Header is { } header
            && !step.Heard.Pictures.Take(header.Timestamp.ToUnixTimeMilliseconds(), header.HeaderId, step.NowMs))
        {
            return;
        }

        new LinkDesk(step).Spoke("It is heard.");
        if (Motion(picture.Position, picture.Velocity, picture.Header?.Timestamp) is { } motion)
        {
            step.Say(new UnitReported(step.NowMs, motion));
        }
    }

    /// <summary>Null when it does not say, does not know, or is on a map that is not the city's.</summary>
    public UnitMotion? Motion(VdaPosition? position, VdaVelocity? velocity, DateTimeOffset? at)
    {
        if (position is not { IsLocalized: true, MapId: Robot.MapId })
        {
            return null;
        }

        var (longitude, latitude) = Utm48.ToDegrees(position.X, position.Y);
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude) || !Utm48.Covers(longitude, latitude))
        {
            return null;
        }

        var (vx, vy) = (velocity?.VxMps ?? 0, velocity?.VyMps ?? 0);
        return new UnitMotion(
            AtMs(at), new GeoPoint(longitude, latitude, step.Robot.Seat.Unit.Home.ElevationM),
            Utm48.HeadingDeg(position.ThetaRad, longitude, latitude), Math.Sqrt((vx * vx) + (vy * vy)), 0);
    }

    private long AtMs(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() is { } ms && Math.Abs(ms - step.NowMs) <= MaxClockErrorMs ? ms : step.NowMs;
}
