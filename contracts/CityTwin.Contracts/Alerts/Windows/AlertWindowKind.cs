namespace CityTwin.Alerts;

/// <summary>Why alerts are expected.</summary>
public enum AlertWindowKind
{
    /// <summary>Works on sensors or a place: what rules say there is expected.</summary>
    Maintenance = 0,

    /// <summary>A known condition: these rules or twins are not to call anybody.</summary>
    Suppression = 1,
}
