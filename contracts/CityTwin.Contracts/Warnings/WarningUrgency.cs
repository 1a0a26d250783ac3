namespace CityTwin.Warnings;

/// <summary>How soon to act, in the words of CAP 1.2.</summary>
public enum WarningUrgency
{
    Unknown = 0,
    Past = 1,

    /// <summary>In the near future.</summary>
    Future = 2,

    /// <summary>Within the next hour.</summary>
    Expected = 3,
    Immediate = 4,
}
