using System.Collections.Immutable;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>The incidents of the moment. Read by every device at any time, changed by one hand.</summary>
internal sealed class IncidentBoard
{
    /// <summary>More at once than an operator could follow; the oldest makes room.</summary>
    public const int MaxIncidents = 16;

    private ImmutableArray<Incident> _incidents = [];
    private int _started;

    public IReadOnlyList<Incident> All => _incidents;

    /// <exception cref="InputException">It cannot start anywhere.</exception>
    public Incident Start(IncidentRequest request, Town town, ulong seed, double seconds)
    {
        var script = IncidentLibrary.Find(request.Name);
        var incident = new Incident(script, Epicentre.Choose(town, script, request, seed, _started), seconds);
        _started++;
        var kept = _incidents.Where(old => !old.IsForgotten(seconds)).TakeLast(MaxIncidents - 1);
        ImmutableInterlocked.InterlockedExchange(ref _incidents, [.. kept, incident]);
        return incident;
    }

    public double Applied(double value, Site site, string metric, double seconds, double windTowards)
    {
        foreach (var incident in _incidents)
        {
            value = incident.Applied(value, site, metric, seconds, windTowards);
        }

        return value;
    }

    public double Weather(string metric, double x, double y, double seconds, double windTowards)
    {
        var sum = 0.0;
        foreach (var incident in _incidents)
        {
            sum += incident.Weather(metric, x, y, seconds, windTowards);
        }

        return sum;
    }
}
