namespace CityTwin.Warnings;

/// <summary>How far a warning has come.</summary>
public enum WarningStage
{
    /// <summary>Not public yet.</summary>
    Draft = 0,

    /// <summary>Public as first said.</summary>
    Issued = 1,

    /// <summary>Public, and changed since.</summary>
    Updated = 2,

    /// <summary>Taken back by a person; a draft thereby never was public.</summary>
    Cancelled = 3,

    /// <summary>Its time has run out.</summary>
    Expired = 4,
}
