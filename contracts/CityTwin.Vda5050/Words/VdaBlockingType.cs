namespace CityTwin.Vda5050;

/// <summary>What may happen beside an action.</summary>
public enum VdaBlockingType : byte
{
    /// <summary>Driving and other actions.</summary>
    None,

    /// <summary>Other actions, but no driving.</summary>
    Soft,

    /// <summary>Driving, but no other action. From 3.0; to 2.x it is said as HARD, the next that is no weaker.</summary>
    Single,

    /// <summary>Nothing.</summary>
    Hard,
}
