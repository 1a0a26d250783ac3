namespace CityTwin.WorkOrders;

/// <summary>Why an order did not do what it was asked.</summary>
public enum WorkOrderRefusal : byte
{
    /// <summary>There is no such order.</summary>
    Missing,

    /// <summary>It is not in a state for that.</summary>
    State,

    /// <summary>It has changed since the caller saw it.</summary>
    Stale,

    /// <summary>What was asked makes no sense: an unknown code, a place outside the city.</summary>
    Invalid,
}
