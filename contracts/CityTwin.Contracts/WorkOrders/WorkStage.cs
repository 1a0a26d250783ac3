namespace CityTwin.WorkOrders;

/// <summary>What a clock measures.</summary>
public enum WorkStage : byte
{
    /// <summary>From established to closed.</summary>
    Overall,

    /// <summary>From reported to established or rejected.</summary>
    Register,

    /// <summary>From established to assigned.</summary>
    Dispatch,

    /// <summary>From assigned to accepted.</summary>
    Respond,

    /// <summary>From accepted to answered.</summary>
    Handle,

    /// <summary>From answered to checked.</summary>
    Check,
}
