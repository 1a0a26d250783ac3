namespace CityTwin.Cap;

/// <summary>How sure it is. The members' names are the words of the XML.</summary>
public enum CapCertainty
{
    /// <summary>Has occurred or is going on.</summary>
    Observed,

    /// <summary>More likely than not.</summary>
    Likely,

    /// <summary>At most as likely as not.</summary>
    Possible,

    /// <summary>Not expected to occur.</summary>
    Unlikely,

    Unknown,
}
