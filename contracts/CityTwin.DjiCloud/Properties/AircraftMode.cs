namespace CityTwin.DjiCloud;

/// <summary>What an aircraft is at, by its <c>mode_code</c>.</summary>
public static class AircraftMode
{
    public const int Standby = 0;
    public const int Manual = 3;
    public const int Wayline = 5;
    public const int Returning = 9;
    public const int Landing = 10;
    public const int NotConnected = 14;

    /// <summary>Its rotors carry it.</summary>
    public static bool IsFlying(int mode) => mode is >= Manual and <= 12 or >= 15 and <= 19;

    /// <summary>It comes down wherever it is and cannot be sent anywhere.</summary>
    public static bool IsComingDown(int mode) => mode is >= Landing and <= 12;

    /// <summary>Somebody with a remote controller flies it.</summary>
    public static bool IsByHand(int mode) => mode is Manual;
}
