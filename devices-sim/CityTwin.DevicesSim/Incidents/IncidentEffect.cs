using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>What an incident does to one metric of one kind.</summary>
/// <param name="Kind">A sensor kind, or <c>weather</c> for what falls from the sky.</param>
/// <param name="Amount">At full strength, in the metric's unit to add, or a factor.</param>
/// <param name="RadiusM">Where it is weaker by 1/√e, or 1/e along a plume.</param>
/// <param name="SpreadMPerMin">How fast it travels from the epicentre; 0 for at once.</param>
internal sealed record IncidentEffect(
    string Kind,
    string Metric,
    EffectChange Change,
    double Amount,
    EffectReach Reach,
    double RadiusM,
    double SpreadMPerMin,
    double RiseMinutes,
    double HoldMinutes,
    double FallMinutes)
{
    private const double PlumeSpread = 0.25;
    private const double PlumeStartM = 25;

    /// <summary>From its arrival until it has died away.</summary>
    public double Minutes => RiseMinutes + HoldMinutes + FallMinutes;

    /// <summary>From 0 to 1: how strong it is at a distance.</summary>
    /// <param name="minutes">Since its phase began.</param>
    public double Strength(double east, double north, double minutes, double windTowards)
    {
        var distance = Math.Sqrt((east * east) + (north * north));
        var since = minutes - (SpreadMPerMin > 0 ? distance / SpreadMPerMin : 0);
        return since <= 0 || since >= Minutes ? 0 : Course(since) * Falloff(east, north, distance, windTowards);
    }

    private double Course(double minutes) => minutes < RiseMinutes
        ? Noise.Ease(minutes / RiseMinutes)
        : 1 - Noise.Ease((minutes - RiseMinutes - HoldMinutes) / Math.Max(FallMinutes, 0.001));

    private double Falloff(double east, double north, double distance, double windTowards)
    {
        if (Reach != EffectReach.Downwind)
        {
            return Math.Exp(-distance * distance / (2 * RadiusM * RadiusM));
        }

        // A Gaussian plume without its height: it widens as it drifts, and little of it goes against the wind.
        var along = (east * Math.Cos(windTowards)) + (north * Math.Sin(windTowards));
        var across = (north * Math.Cos(windTowards)) - (east * Math.Sin(windTowards));
        var width = PlumeStartM + (PlumeSpread * Math.Max(0, along));
        var drift = along >= 0 ? Math.Exp(-along / RadiusM) : Math.Exp(-along * along / (2 * PlumeStartM * PlumeStartM));
        return drift * Math.Exp(-across * across / (2 * width * width));
    }
}
