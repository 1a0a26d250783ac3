namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>The ends of the standard's diagram of accepting an order.</summary>
internal enum OrderVerdictKind
{
    /// <summary>A new order.</summary>
    Take,

    /// <summary>An update of the one it has.</summary>
    Extend,

    /// <summary>It has it already.</summary>
    Ignore,
    Refuse,
}
