namespace CityTwin.Fleet.Airspace;

/// <summary>From where a rule's altitudes count.</summary>
public enum AltitudeBase
{
    /// <summary>The terrain model's datum.</summary>
    Datum = 0,

    /// <summary>The ground below.</summary>
    Ground = 1,
}
