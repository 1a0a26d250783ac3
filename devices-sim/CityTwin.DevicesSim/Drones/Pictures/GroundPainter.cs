using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;
using SkiaSharp;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>Paints the ground: slopes shaded from the north-west, and on it roofs, streets and trees that stand where they always stand.</summary>
internal static class GroundPainter
{
    private const double BlockM = 22;
    private const double StreetPart = 0.16;
    private const double ParkShare = 0.22;
    private const double SlopeStepM = 12;

    private static readonly ulong Town = Noise.Seed(20, "roofs");

    /// <param name="brightness">From 0 by night to 1.</param>
    public static void Paint(SKBitmap bitmap, Shot shot, Terrain terrain, double brightness)
    {
        var (width, height) = (bitmap.Width, bitmap.Height);
        var perPixel = 2 * shot.View.HalfM / width;
        var pixels = new SKColor[width * height];
        for (var row = 0; row < height; row++)
        {
            var north = shot.View.Middle.NorthM + (((height / 2.0) - row) * perPixel);
            for (var column = 0; column < width; column++)
            {
                var east = shot.View.Middle.EastM + ((column - (width / 2.0)) * perPixel);
                var (red, green, blue) = Surface(east, north);
                var grain = (Noise.Unit(shot.Seed, (row * (long)width) + column) - 0.5) * 26;
                var light = brightness * Light(terrain, east, north);
                pixels[(row * width) + column] = shot.Lens == CameraLens.Infrared
                    ? ThermalPalette.Of(((red + green + blue) / 3 / 255 * 0.22) + 0.06 + (grain / 900))
                    : new SKColor(Tone(red, light, grain), Tone(green, light, grain), Tone(blue, light, grain));
            }
        }

        bitmap.Pixels = pixels;
    }

    private static (double Red, double Green, double Blue) Surface(double east, double north)
    {
        var (x, y) = (east / BlockM, north / BlockM);
        var (column, row) = ((long)Math.Floor(x), (long)Math.Floor(y));
        var (fx, fy) = (x - column, y - row);
        var isStreet = (column % 4 == 0 && fx < StreetPart * 2) || (row % 5 == 0 && fy < StreetPart * 2);
        if (isStreet)
        {
            return (96, 98, 102);
        }

        var own = Noise.Seed(Town, (column * 73_856_093) ^ (row * 19_349_663));
        var inset = 0.06 + (0.14 * Noise.Unit(own, 1));
        if (Noise.Unit(own) < ParkShare || fx < inset || fy < inset || fx > 1 - inset || fy > 1 - inset)
        {
            var leaf = Noise.Unit(Noise.Seed(Town, (long)Math.Floor(east / 3)), (long)Math.Floor(north / 3));
            return (70 + (24 * leaf), 96 + (36 * leaf), 62 + (14 * leaf));
        }

        // A roof: its colour is its own, with a ridge across.
        var ridge = Noise.Unit(own, 2) < 0.5 ? fx : fy;
        var shade = ridge > 0.5 ? 1.08 : 0.92;
        return Noise.Unit(own, 3) < 0.45
            ? (168 * shade, 104 * shade, 84 * shade)
            : ((150 + (60 * Noise.Unit(own, 4))) * shade, (150 + (56 * Noise.Unit(own, 4))) * shade, (156 + (50 * Noise.Unit(own, 4))) * shade);
    }

    private static double Light(Terrain terrain, double east, double north)
    {
        var slopeEast = (terrain.HeightM(east + SlopeStepM, north) - terrain.HeightM(east - SlopeStepM, north)) / (2 * SlopeStepM);
        var slopeNorth = (terrain.HeightM(east, north + SlopeStepM) - terrain.HeightM(east, north - SlopeStepM)) / (2 * SlopeStepM);
        return Math.Clamp(1 + (0.5 * slopeEast) - (0.5 * slopeNorth), 0.55, 1.35);
    }

    private static byte Tone(double tone, double light, double grain) => (byte)Math.Clamp((tone * light) + grain, 0, 255);
}
