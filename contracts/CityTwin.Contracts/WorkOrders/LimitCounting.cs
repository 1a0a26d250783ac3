namespace CityTwin.WorkOrders;

/// <summary>How the time limit of a stage counts when the stage is done again.</summary>
public enum LimitCounting : byte
{
    /// <summary>Each time has the whole limit.</summary>
    Single,

    /// <summary>All times together have it.</summary>
    Cumulative,
}
