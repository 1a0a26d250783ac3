namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// What an aircraft can do, and what it costs. Power is that of hovering, plus drag that grows with the cube of the speed through
/// the air, plus the lifting of its mass. The battery holds what <see cref="EnduranceS"/> of cruise in still air needs.
/// </summary>
internal sealed record Airframe
{
    private const double GravityMps2 = 9.81;
    private const double ClimbEfficiency = 0.6;
    private const double LeastOfHover = 0.75;

    /// <summary>The speed of a task that asks for none, and the most over the ground.</summary>
    public double CruiseSpeedMps { get; init; } = 15;

    public double ClimbSpeedMps { get; init; } = 6;

    public double DescentSpeedMps { get; init; } = 5;

    /// <summary>Near the ground.</summary>
    public double TouchdownSpeedMps { get; init; } = 1;

    public double AccelerationMps2 { get; init; } = 3;

    public double LiftAccelerationMps2 { get; init; } = 2;

    public double TurnDegPerS { get; init; } = 60;

    public double EnduranceS { get; init; } = 2_400;

    /// <summary>It does not take off in more wind, and comes home when it meets more.</summary>
    public double MaxWindMps { get; init; } = 12;

    public double MassKg { get; init; } = 1.4;

    public double HoverW { get; init; } = 155;

    /// <summary>Watts for each (m/s)³ of speed through the air: about a quarter of hovering at 15 m/s.</summary>
    public double DragWPerMps3 { get; init; } = 0.0119;

    /// <summary>The fastest through the air: in more wind than this it is carried away.</summary>
    public double AirSpeedMps => Math.Max(CruiseSpeedMps, MaxWindMps) * 1.4;

    public double BatteryJ => PowerW(CruiseSpeedMps, 0) * EnduranceS;

    /// <summary>Never less than most of hovering: going down saves little.</summary>
    public double PowerW(double airMps, double upMps) => Math.Max(
        HoverW * LeastOfHover,
        HoverW + (DragWPerMps3 * airMps * airMps * airMps)
            + (upMps >= 0 ? MassKg * GravityMps2 * upMps / ClimbEfficiency : MassKg * GravityMps2 * upMps * ClimbEfficiency));
}
