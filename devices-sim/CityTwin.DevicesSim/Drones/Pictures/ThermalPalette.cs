using SkiaSharp;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>From cold to hot as thermal cameras show it: black, violet, red, orange, yellow, white.</summary>
internal static class ThermalPalette
{
    private static readonly SKColor[] Colours =
        [new(4, 2, 20), new(58, 12, 110), new(150, 20, 110), new(222, 60, 40), new(250, 150, 20), new(255, 226, 80), new(255, 255, 240)];

    /// <param name="part">From 0 for the coldest to 1 for the hottest.</param>
    public static SKColor Of(double part)
    {
        var at = Math.Clamp(part, 0, 1) * (Colours.Length - 1);
        var from = Math.Min((int)at, Colours.Length - 2);
        var (a, b, mix) = (Colours[from], Colours[from + 1], at - from);
        return new SKColor(Mix(a.Red, b.Red, mix), Mix(a.Green, b.Green, mix), Mix(a.Blue, b.Blue, mix));
    }

    private static byte Mix(byte from, byte to, double part) => (byte)(from + ((to - from) * part));
}
