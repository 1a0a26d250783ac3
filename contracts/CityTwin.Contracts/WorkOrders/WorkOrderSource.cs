namespace CityTwin.WorkOrders;

/// <summary>Where a report came from.</summary>
public enum WorkOrderSource : byte
{
    /// <summary>A rule over sensors.</summary>
    Alert,

    /// <summary>A person, over Open311.</summary>
    Citizen,

    /// <summary>12345.</summary>
    Hotline,

    /// <summary>110, 119 or 120.</summary>
    Police,

    /// <summary>信访.</summary>
    Petition,

    /// <summary>A grid member on patrol.</summary>
    Patrol,

    /// <summary>A centre above.</summary>
    Superior,
}
