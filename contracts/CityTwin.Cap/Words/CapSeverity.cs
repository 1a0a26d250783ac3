namespace CityTwin.Cap;

/// <summary>How bad it is. The members' names are the words of the XML.</summary>
public enum CapSeverity
{
    /// <summary>Extraordinary threat to life or property.</summary>
    Extreme,

    /// <summary>Significant threat.</summary>
    Severe,

    /// <summary>Possible threat.</summary>
    Moderate,

    /// <summary>Minimal threat or none known.</summary>
    Minor,

    Unknown,
}
