namespace CityTwin.DjiCloud;

/// <summary>Bounds of the ids of flights and of flights to points.</summary>
public static class DjiIds
{
    public const int MaxFlightIdLength = 128;
}
