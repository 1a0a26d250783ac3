using CityTwin.DevicesSim.Devices;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>A script that runs, from an epicentre.</summary>
internal sealed record Incident(IncidentScript Script, Site Epicentre, double StartedAtSeconds)
{
    // Water is on its way long after the rain, and smoke reaches the last neighbour after the fire is out.
    private const double AftermathMinutes = 180;

    public string Name => Script.Name;

    public bool IsOver(double seconds) => MinutesAt(seconds) > Script.Minutes;

    /// <summary>From then on it changes nothing anywhere.</summary>
    public bool IsForgotten(double seconds) => MinutesAt(seconds) > Script.Minutes + AftermathMinutes;

    public string PhaseAt(double seconds) => Script.PhaseAt(MinutesAt(seconds)).Name;

    /// <summary>What a device's metric shows with this incident.</summary>
    public double Applied(double value, Site site, string metric, double seconds, double windTowards)
    {
        foreach (var phase in Script.Phases)
        {
            foreach (var effect in phase.Effects)
            {
                if (effect.Kind == site.Kind.Code && effect.Metric == metric && Reaches(effect, site))
                {
                    value = Apply(effect, value, Strength(phase, effect, site.X, site.Y, seconds, windTowards));
                }
            }
        }

        return value;
    }

    /// <summary>What it adds to the weather at a place.</summary>
    public double Weather(string metric, double x, double y, double seconds, double windTowards) => Script.Phases.Sum(
        phase => phase.Effects
            .Where(effect => effect.Kind == IncidentLibrary.Weather && effect.Metric == metric)
            .Sum(effect => effect.Amount * Strength(phase, effect, x, y, seconds, windTowards)));

    private static double Apply(IncidentEffect effect, double value, double strength) =>
        effect.Change == EffectChange.Add
            ? value + (effect.Amount * strength)
            : value * (1 + ((effect.Amount - 1) * strength));

    private bool Reaches(IncidentEffect effect, Site site) => effect.Reach switch
    {
        EffectReach.Building => IsIn(site),
        EffectReach.Neighbours => !IsIn(site),
        _ => true,
    };

    private bool IsIn(Site site) => site.Device.DeviceId == Epicentre.Device.DeviceId
        || (Epicentre.Device.Building.Length > 0 && site.Device.Building == Epicentre.Device.Building);

    private double Strength(
        IncidentPhase phase, IncidentEffect effect, double x, double y, double seconds, double windTowards) =>
        effect.Strength(x - Epicentre.X, y - Epicentre.Y, MinutesAt(seconds) - phase.FromMinutes, windTowards);

    private double MinutesAt(double seconds) => (seconds - StartedAtSeconds) / 60;
}
