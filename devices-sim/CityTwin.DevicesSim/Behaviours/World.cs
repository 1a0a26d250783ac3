using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>
/// What there is to be measured. It keeps no state but the incidents: every value is a function of the seed, the device
/// and the time, so that two simulators of one seed show one city.
/// </summary>
internal sealed class World(Town town, ulong seed)
{
    public const string Rain = "rainMmPerH";

    private const int DecimalPlaces = 3;

    // A tenth of the least change that a person would call an incident.
    private const double Noticeable = 0.02;

    private readonly Fronts _fronts = new(seed);

    public Town Town => town;

    public Air Air { get; } = new(seed);

    public IncidentBoard Incidents { get; } = new();

    public ulong Seed => seed;

    public double RainMmPerH(double x, double y, Moment now) =>
        _fronts.RainMmPerH(x, y, now.Seconds)
        + Incidents.Weather(Rain, x, y, now.Seconds, Air.WindTowards(now.Seconds));

    /// <summary>What a device's metric shows, within its physical range.</summary>
    public double Value(Site site, MetricRange metric, Moment now)
    {
        var calm = BehaviourTable.Value(site, metric, now, this);
        var value = Incidents.Applied(calm, site, metric.Name, now.Seconds, Air.WindTowards(now.Seconds));
        return Math.Round(Math.Clamp(value, metric.Min, metric.Max), DecimalPlaces);
    }

    /// <summary>Whether an incident reaches a device, so that it reports what it sees without waiting for its turn.</summary>
    public bool IsTouched(Site site, Moment now)
    {
        if (Incidents.All.All(incident => incident.IsOver(now.Seconds)))
        {
            return false;
        }

        var wind = Air.WindTowards(now.Seconds);
        foreach (var metric in site.Kind.Metrics)
        {
            if (Math.Abs(Incidents.Applied(1, site, metric.Name, now.Seconds, wind) - 1) > Noticeable)
            {
                return true;
            }
        }

        return WaterBehaviour.Sees(site.Kind.Code)
            && Incidents.Weather(Rain, site.X, site.Y, now.Seconds, wind) > 1;
    }
}
