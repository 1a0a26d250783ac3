using CityTwin.Alerts;

namespace CityTwin.Sensing.Watching;

/// <summary>Alerts that are active while nothing knows of having raised them.</summary>
internal static class Orphans
{
    /// <summary>
    /// An alert's version counts its events; signals that changed nothing had steps of their own, though never so many.
    /// </summary>
    private const int MaxStepsUnseen = 64;

    /// <summary>A step that is behind none that the alert has taken.</summary>
    public static int StepOf(AlertView alert) => alert.Version + MaxStepsUnseen;

    /// <summary>Says that it is over; the last that is known of it is when it was last decided.</summary>
    public static AlertSignal End(AlertView alert) => new(
        alert.Id, alert.Subject, alert.Rule, alert.Cell, Severity.None,
        Math.Max(alert.RaisedAtMs, alert.Evidence.TimeMs), alert.Evidence, StepOf(alert) + 1);
}
