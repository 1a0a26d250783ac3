namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Looks once a second whether energy or wind say that a flight must end.</summary>
internal sealed class Precautions(Aircraft craft, Wind wind)
{
    private const double EveryS = 1;
    private const double StrongWindS = 6;

    private double _nextS;
    private double _windyS;

    /// <param name="needHomeJ">What the way home needs.</param>
    /// <returns>Why it must come home, or down at once; nothing when it need not.</returns>
    public ModeReason? Look(double now, Func<double> needHomeJ)
    {
        if (now < _nextS)
        {
            return null;
        }

        _nextS = now + EveryS;
        var windMps = wind.MeanMps(now, craft.AboveGroundM);
        _windyS = windMps > craft.Frame.MaxWindMps ? _windyS + EveryS : 0;
        return craft.EnergyJ < Homing.NeedToLandJ(craft, windMps) ? ModeReason.SeverelyLowBattery
            : craft.EnergyJ < needHomeJ() ? ModeReason.LowBattery
            : _windyS >= StrongWindS ? ModeReason.StrongWind
            : null;
    }
}
