namespace CityTwin.Cap;

/// <summary>How soon to act. The members' names are the words of the XML.</summary>
public enum CapUrgency
{
    Immediate,

    /// <summary>Within the next hour.</summary>
    Expected,

    /// <summary>In the near future.</summary>
    Future,

    /// <summary>Nothing more to do.</summary>
    Past,

    Unknown,
}
