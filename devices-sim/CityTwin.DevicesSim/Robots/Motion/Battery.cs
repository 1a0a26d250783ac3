namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>What is left: driving takes by the metre and by the load, standing and working by the second.</summary>
internal sealed class Battery(double speedMps, double enduranceS, double chargeS)
{
    public const double LowPercent = 20;

    private const double Full = 100;

    // Of what driving at full speed takes.
    private const double StandingPart = 0.03;
    private const double WorkingPart = 0.3;

    // A full load takes half as much again.
    private const double LoadPart = 0.5;

    private const double EmptyVolts = 44;
    private const double FullVolts = 54.6;

    public double Percent { get; private set; } = Full;

    public bool IsCharging { get; set; }

    public bool IsLow => Percent < LowPercent;

    public bool IsEmpty => Percent <= 0;

    public double Volts => EmptyVolts + ((FullVolts - EmptyVolts) * Percent / Full);

    /// <summary>How far it goes with what is left, without a load.</summary>
    public double RangeM => Percent / Full * speedMps * enduranceS;

    public void Set(double percent) => Percent = Math.Clamp(percent, 0, Full);

    /// <param name="loadPart">The load, of the most it carries: from 0 to 1.</param>
    public void Use(double metres, double seconds, double loadPart, int working)
    {
        if (IsCharging)
        {
            Set(Percent + (Full * seconds / chargeS));
            return;
        }

        var asSeconds = (metres / speedMps * (1 + (LoadPart * loadPart))) + (seconds * (StandingPart + (WorkingPart * working)));
        Set(Percent - (Full * asSeconds / enduranceS));
    }
}
