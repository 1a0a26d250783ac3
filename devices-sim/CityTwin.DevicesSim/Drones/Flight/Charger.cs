namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>How a battery fills: evenly up to four fifths, then ever slower.</summary>
internal static class Charger
{
    private const double TapersAbove = 0.8;
    private const double LeastPart = 0.12;

    // The mean of the even part and of the tapering part, so that the whole takes the time that was asked for.
    private const double MeanPart = 0.702;

    /// <param name="full">From empty to full.</param>
    public static double PowerW(Aircraft craft, TimeSpan full)
    {
        var filled = craft.EnergyJ / craft.Frame.BatteryJ;
        var part = filled < TapersAbove ? 1 : Math.Max(LeastPart, 1 - ((filled - TapersAbove) / (1 - TapersAbove)));
        return filled >= 1 ? 0 : craft.Frame.BatteryJ / full.TotalSeconds / MeanPart * part;
    }
}
