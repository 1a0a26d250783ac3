namespace CityTwin.Vda5050;

/// <summary>How grave an error is.</summary>
public enum VdaErrorLevel : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    /// <summary>It can go on.</summary>
    Warning,

    /// <summary>It can go on; somebody should look. From 3.0.</summary>
    Urgent,

    /// <summary>It cannot go on with its order but can take another. From 3.0.</summary>
    Critical,

    /// <summary>Somebody has to come.</summary>
    Fatal,
}
