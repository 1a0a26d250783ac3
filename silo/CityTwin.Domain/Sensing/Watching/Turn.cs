using CityTwin.Alerts;

namespace CityTwin.Sensing.Watching;

/// <summary>A moment at which a rule came to stand at another severity, and why.</summary>
internal readonly record struct Turn(long TimeMs, Severity Severity, double Seen, double Limit)
{
    public AlertEvidence Evidence(string metric) => new(metric, Seen, Limit, TimeMs);
}
