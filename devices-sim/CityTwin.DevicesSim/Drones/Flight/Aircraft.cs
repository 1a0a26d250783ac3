using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// A body in the air. It is told a velocity it should have and gets as near to it as its acceleration, its climb and the wind allow;
/// every second costs energy. It knows nothing of tasks.
/// </summary>
internal sealed class Aircraft(Airframe frame, Terrain terrain, Place where, double headingDeg)
{
    private const double Radians = Math.PI / 180;

    // Standing still it does not turn to where rounding says it goes.
    private const double TurnsAboveMps = 0.5;

    public Airframe Frame => frame;

    public Place Where { get; private set; } = where;

    public Motion Moving { get; private set; }

    /// <summary>Clockwise from north.</summary>
    public double HeadingDeg { get; private set; } = headingDeg;

    public double EnergyJ { get; private set; } = frame.BatteryJ;

    /// <summary>Whether the propellers turn.</summary>
    public bool IsFlying { get; private set; }

    /// <summary>It hit the ground harder than it may: it does not fly again until it is repaired.</summary>
    public bool IsWrecked { get; private set; }

    public double FlownM { get; private set; }

    public double FlownS { get; private set; }

    public double BatteryPercent => 100 * EnergyJ / frame.BatteryJ;

    public double GroundM => terrain.HeightM(Where.EastM, Where.NorthM);

    public double AboveGroundM => Where.HeightM - GroundM;

    public void StartPropellers() => IsFlying = !IsWrecked && EnergyJ > 0;

    /// <summary>On the ground, or on its pad.</summary>
    public void StopPropellers(double standsAtM)
    {
        IsFlying = false;
        Moving = Motion.None;
        Where = Where.At(Math.Max(standsAtM, GroundM));
    }

    /// <summary>Carried back to its pad by people, and repaired if need be.</summary>
    public void BringTo(Place place)
    {
        (Where, Moving, IsFlying, IsWrecked) = (place, Motion.None, false, false);
    }

    public void Charge(double joule) => EnergyJ = Math.Min(frame.BatteryJ, EnergyJ + joule);

    /// <summary>A fault of the battery: energy that is lost to nothing.</summary>
    public void Lose(double joule) => EnergyJ = Math.Max(0, EnergyJ - joule);

    /// <summary>A step of its flight.</summary>
    /// <param name="headingDeg">Where it should look; nothing for where it goes.</param>
    public void Step(double seconds, Motion wanted, double? headingDeg, (double EastMps, double NorthMps) wind)
    {
        if (!IsFlying)
        {
            return;
        }

        var powered = EnergyJ > 0;
        var next = powered ? Powered(seconds, wanted, wind) : Falling(seconds);
        var air = Math.Sqrt(Square(next.EastMps - wind.EastMps) + Square(next.NorthMps - wind.NorthMps));
        EnergyJ = Math.Max(0, EnergyJ - (frame.PowerW(air, next.UpMps) * seconds));
        Turn(seconds, headingDeg, next);
        var before = Where;
        Where = new Place(
            Where.EastM + ((Moving.EastMps + next.EastMps) / 2 * seconds),
            Where.NorthM + ((Moving.NorthMps + next.NorthMps) / 2 * seconds),
            Where.HeightM + ((Moving.UpMps + next.UpMps) / 2 * seconds));
        Moving = next;
        FlownM += before.DistanceTo(Where);
        FlownS += seconds;
        if (Where.HeightM < GroundM)
        {
            Hit();
        }
    }

    private Motion Powered(double seconds, Motion wanted, (double EastMps, double NorthMps) wind)
    {
        var asked = wanted.NoFasterThan(frame.CruiseSpeedMps);
        var air = new Motion(asked.EastMps - wind.EastMps, asked.NorthMps - wind.NorthMps, 0).NoFasterThan(frame.AirSpeedMps);
        var (east, north) = (air.EastMps + wind.EastMps - Moving.EastMps, air.NorthMps + wind.NorthMps - Moving.NorthMps);
        var change = Math.Sqrt(Square(east) + Square(north));
        var part = change <= frame.AccelerationMps2 * seconds ? 1 : frame.AccelerationMps2 * seconds / change;
        var lift = Math.Clamp(
            Math.Clamp(asked.UpMps, -frame.DescentSpeedMps, frame.ClimbSpeedMps) - Moving.UpMps,
            -frame.LiftAccelerationMps2 * seconds, frame.LiftAccelerationMps2 * seconds);
        return new Motion(Moving.EastMps + (east * part), Moving.NorthMps + (north * part), Moving.UpMps + lift);
    }

    // Without power it tumbles: it keeps little of its way and falls no faster than drag lets it.
    private Motion Falling(double seconds) => new(
        Moving.EastMps * (1 - (0.3 * seconds)), Moving.NorthMps * (1 - (0.3 * seconds)), Math.Max(-20, Moving.UpMps - (9.81 * seconds)));

    private void Turn(double seconds, double? headingDeg, Motion next)
    {
        var target = headingDeg ?? (next.LevelMps > TurnsAboveMps ? Math.Atan2(next.EastMps, next.NorthMps) / Radians : HeadingDeg);
        var away = Math.IEEERemainder(target - HeadingDeg, 360);
        HeadingDeg = Math.IEEERemainder(HeadingDeg + Math.Clamp(away, -frame.TurnDegPerS * seconds, frame.TurnDegPerS * seconds), 360);
    }

    private void Hit()
    {
        // Setting down is slower than this; anything else breaks something.
        IsWrecked = Moving.UpMps < -2 * frame.TouchdownSpeedMps || Moving.LevelMps > 2;
        StopPropellers(GroundM);
    }

    private static double Square(double x) => x * x;
}
