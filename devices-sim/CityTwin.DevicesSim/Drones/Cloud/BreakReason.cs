namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>Why a wayline was broken off; the documents' numbers.</summary>
internal static class BreakReason
{
    public const int None = 0;
    public const int AreaAhead = 519;
    public const int LowBattery = 773;
    public const int LinkLost = 775;
    public const int StrongWind = 784;
    public const int Exit = 1281;
    public const int Interrupted = 1282;
    public const int ReturnHome = 1283;
    public const int Unknown = 65535;
}
