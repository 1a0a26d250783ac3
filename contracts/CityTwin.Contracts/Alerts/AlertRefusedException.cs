namespace CityTwin.Alerts;

/// <summary>A command an alert cannot carry out, and why.</summary>
[GenerateSerializer, Alias("CityTwin.AlertRefusedException")]
public sealed class AlertRefusedException(string message, bool missing) : Exception(message)
{
    /// <summary>There is no such alert (rather than: it is in the wrong state).</summary>
    [Id(0)]
    public bool Missing { get; } = missing;
}
