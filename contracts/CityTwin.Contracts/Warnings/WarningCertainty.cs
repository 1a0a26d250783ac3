namespace CityTwin.Warnings;

/// <summary>How sure it is, in the words of CAP 1.2.</summary>
public enum WarningCertainty
{
    Unknown = 0,
    Unlikely = 1,

    /// <summary>At most as likely as not.</summary>
    Possible = 2,

    /// <summary>More likely than not.</summary>
    Likely = 3,

    /// <summary>Has occurred or is going on.</summary>
    Observed = 4,
}
