namespace CityTwin.Cap;

/// <summary>The kind of an event. The members' names are the words of the XML.</summary>
public enum CapCategory
{
    /// <summary>Geophysical, landslides included.</summary>
    Geo,

    /// <summary>Meteorological, floods included.</summary>
    Met,

    /// <summary>General emergency and public safety.</summary>
    Safety,

    /// <summary>Law enforcement, military.</summary>
    Security,

    Rescue,
    Fire,

    /// <summary>Medical and public health.</summary>
    Health,

    /// <summary>Pollution and other harm to the environment.</summary>
    Env,

    Transport,

    /// <summary>Utilities, telecommunication and other infrastructure.</summary>
    Infra,

    /// <summary>Chemical, biological, radiological, nuclear or explosive.</summary>
    CBRNE,

    Other,
}
