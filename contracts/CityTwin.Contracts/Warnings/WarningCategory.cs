namespace CityTwin.Warnings;

/// <summary>The kind of an event, in the words of CAP 1.2.</summary>
public enum WarningCategory
{
    /// <summary>Geophysical, landslides included.</summary>
    Geo = 0,

    /// <summary>Meteorological, floods included.</summary>
    Met = 1,

    /// <summary>General emergency and public safety.</summary>
    Safety = 2,
    Security = 3,
    Rescue = 4,
    Fire = 5,
    Health = 6,

    /// <summary>Pollution and other harm to the environment.</summary>
    Env = 7,
    Transport = 8,

    /// <summary>Utilities and other infrastructure.</summary>
    Infra = 9,

    /// <summary>Chemical, biological, radiological, nuclear or explosive.</summary>
    CBRNE = 10,
    Other = 11,
}
