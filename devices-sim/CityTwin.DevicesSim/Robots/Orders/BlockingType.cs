namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>What an action leaves room for while it runs.</summary>
internal enum BlockingType
{
    /// <summary>Driving and other actions.</summary>
    None,

    /// <summary>Driving, no other action; only from 3.0 on.</summary>
    Single,

    /// <summary>Other actions, no driving.</summary>
    Soft,

    /// <summary>Nothing else.</summary>
    Hard,
}
