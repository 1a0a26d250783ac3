namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>A mission file that cannot be flown.</summary>
/// <param name="isFormat">Whether it is not such a file at all, or says what cannot be.</param>
internal sealed class WaylineFileException(string message, bool isFormat) : Exception(message)
{
    public bool IsFormat => isFormat;
}
