namespace CityTwin.DevicesSim.Robots;

/// <summary>Who a robot is on the wire, and which dialect of VDA 5050 it speaks: that of its major version.</summary>
internal sealed record RobotIdentity(string Manufacturer, string Serial, string Version)
{
    /// <summary>From 3.0 on many fields have other names, and zones, requests and operating modes have been added.</summary>
    public bool IsV3 => Version.StartsWith("3.", StringComparison.Ordinal);

    public string Topic(string name) => $"vda5050/v{(IsV3 ? 3 : 2)}/{Manufacturer}/{Serial}/{name}";
}
