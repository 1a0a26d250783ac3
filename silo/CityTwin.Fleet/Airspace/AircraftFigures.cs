namespace CityTwin.Fleet.Airspace;

/// <summary>How an aircraft flies and what it uses. Power is told as shares of that in level cruise.</summary>
public sealed record AircraftFigures
{
    /// <summary>Through the air.</summary>
    public double CruiseSpeedMps { get; init; } = 15;

    public double ClimbSpeedMps { get; init; } = 6;

    public double DescentSpeedMps { get; init; } = 4;

    /// <summary>How it gets up to speed; at once, where nothing says how.</summary>
    public double AccelerationMps2 { get; init; } = double.PositiveInfinity;

    /// <summary>How it slows down: between two points it stops at neither at full speed.</summary>
    public double BrakingMps2 { get; init; } = double.PositiveInfinity;

    /// <summary>What it waits at a point for the word to go on, seconds: of flights from point to point.</summary>
    public double PointWaitS { get; init; }

    /// <summary>How long a full battery lasts in cruise.</summary>
    public double EnduranceS { get; init; } = 2400;

    /// <summary>Power in a climb, of that in cruise.</summary>
    public double ClimbPower { get; init; } = 1.4;

    public double DescentPower { get; init; } = 0.9;

    public double HoverPower { get; init; } = 1.05;

    /// <summary>It does not fly in more wind.</summary>
    public double MaxWindMps { get; init; } = 12;

    /// <summary>It does not fly higher, metres above the terrain's datum.</summary>
    public double MaxAltitudeM { get; init; } = 1500;

    /// <summary>What must be left in the battery at home, per cent.</summary>
    public double ReservePercent { get; init; } = 20;

    /// <summary>What must be left where it lands in need, per cent.</summary>
    public double AlternateReservePercent { get; init; } = 8;

    /// <summary>From one point, where it stands, to the next, where it stands again: what it takes to get going and to stop is part of it.</summary>
    /// <param name="speedMps">Over the ground; faster it is never on the way.</param>
    internal double FromRestToRestS(double metres, double speedMps)
    {
        var perMps = (1 / AccelerationMps2) + (1 / BrakingMps2);
        return metres >= speedMps * speedMps * perMps / 2
            ? (metres / speedMps) + (speedMps * perMps / 2)
            : Math.Sqrt(2 * metres * perMps);
    }

    /// <summary>How far it gets in a time, from rest to rest: <see cref="FromRestToRestS"/> turned round.</summary>
    internal double FarthestM(double seconds, double speedMps)
    {
        var perMps = (1 / AccelerationMps2) + (1 / BrakingMps2);
        return seconds <= 0 ? 0
            : seconds >= speedMps * perMps ? speedMps * (seconds - (speedMps * perMps / 2))
            : seconds * seconds / (2 * perMps);
    }
}
