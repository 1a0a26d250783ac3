namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>What a robot does in a zone that it may no longer be in.</summary>
internal enum ReleaseLoss
{
    Stop,
    Continue,

    /// <summary>It leaves by the way that its order has, which is the only one it knows.</summary>
    Evacuate,
}
