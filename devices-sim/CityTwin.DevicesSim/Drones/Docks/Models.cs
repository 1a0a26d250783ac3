namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>The documents' product numbers: a Dock 2 with a Matrice 3D, or with a 3TD when it has a thermal camera.</summary>
internal static class Models
{
    public const int DockType = 2;
    public const int AircraftType = 91;

    public const string Dock = "3-2-0";

    public static int AircraftSubType(DockPlan plan) => plan.HasThermal ? 1 : 0;

    public static string Aircraft(DockPlan plan) => $"0-{AircraftType}-{AircraftSubType(plan)}";

    /// <summary>Type and subtype of the camera.</summary>
    public static string Payload(DockPlan plan) => plan.HasThermal ? "1-81-0" : "1-80-0";

    /// <summary>The camera's place in an aircraft's properties: type, subtype and gimbal.</summary>
    public static string PayloadIndex(DockPlan plan) => plan.HasThermal ? "81-0-0" : "80-0-0";
}
