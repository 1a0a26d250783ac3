namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>The codes of the maker's public list that these docks and aircraft have a cause for.</summary>
internal static class HealthCode
{
    public const string CriticalBattery = "0x16100011";
    public const string LowBattery = "0x1B030017";
    public const string StrongWind = "0x20120B11";
    public const string ReturnsAfterLoss = "0x1611000A";
    public const string AreaAhead = "0x20120B0F";
    public const string Propeller = "0x161000A9";
    public const string LostLink = "0x17000001";
    public const string DockTooWindy = "0x19114000";
    public const string DockTooWet = "0x19114800";
}
