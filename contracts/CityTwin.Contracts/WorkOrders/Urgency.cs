namespace CityTwin.WorkOrders;

/// <summary>How soon an order has to be handled; its time limits follow from it.</summary>
public enum Urgency : byte
{
    /// <summary>一般.</summary>
    Normal,

    /// <summary>紧急.</summary>
    Urgent,

    /// <summary>特急.</summary>
    Critical,
}
