using System.Globalization;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;
using SkiaSharp;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>Paints what a drone's camera would see, in a stylised way, and marks it as simulated. The same shot gives the same picture.</summary>
internal static class AerialPicture
{
    public const int WidthPx = 880;
    public const int HeightPx = 660;

    /// <summary>A picture's size is kept within these by the quality of its compression.</summary>
    public const int LeastBytes = 50 * 1024;
    public const int MostBytes = 150 * 1024;

    private const string Mark = "模拟 SIMULATED";
    private const float MarkHeight = 46;
    private const float NoteHeight = 15;

    private static readonly int[] Qualities = [82, 74, 66, 58, 50, 42, 34, 26, 18];
    private static readonly int[] Finer = [88, 93, 97, 100];

    /// <returns>A JPEG.</returns>
    public static byte[] Paint(Shot shot, Terrain terrain)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(WidthPx, HeightPx, SKColorType.Rgba8888, SKAlphaType.Opaque));
        GroundPainter.Paint(bitmap, shot, terrain, 0.35 + (0.65 * shot.Sun));
        using var canvas = new SKCanvas(bitmap);
        foreach (var fire in shot.Fires)
        {
            FirePainter.Paint(canvas, shot, fire, WidthPx, HeightPx);
        }

        Reticle(canvas);
        Marks(canvas, shot);
        canvas.Flush();
        return Encode(bitmap);
    }

    private static byte[] Encode(SKBitmap bitmap)
    {
        var best = Encode(bitmap, Qualities[0]);
        foreach (var quality in best.Length > MostBytes ? Qualities.Skip(1) : best.Length < LeastBytes ? Finer : [])
        {
            if (best.Length is >= LeastBytes and <= MostBytes)
            {
                break;
            }

            best = Encode(bitmap, quality);
        }

        return best;
    }

    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static void Reticle(SKCanvas canvas)
    {
        using var paint = Stroke(new SKColor(255, 255, 255, 170), 1.5f);
        var (x, y) = (WidthPx / 2f, HeightPx / 2f);
        canvas.DrawCircle(x, y, 26, paint);
        canvas.DrawLine(x - 40, y, x - 14, y, paint);
        canvas.DrawLine(x + 14, y, x + 40, y, paint);
        canvas.DrawLine(x, y - 40, x, y - 14, paint);
        canvas.DrawLine(x, y + 14, x, y + 40, paint);
    }

    private static void Marks(SKCanvas canvas, Shot shot)
    {
        using var band = new SKPaint { Color = new SKColor(0, 0, 0, 130) };
        canvas.DrawRect(0, 0, WidthPx, MarkHeight + 24, band);
        canvas.DrawRect(0, HeightPx - (2 * NoteHeight) - 30, WidthPx, (2 * NoteHeight) + 30, band);
        using var mark = Stroke(new SKColor(255, 214, 10), 5);
        StrokeLetters.Draw(canvas, Mark, (WidthPx - StrokeLetters.Measure(Mark, MarkHeight)) / 2, 12, MarkHeight, mark);

        using var note = Stroke(SKColors.White, 1.8f);
        var (lon, lat) = shot.Camera.Degrees;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(shot.AtMs).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var thermal = shot.Lens == CameraLens.Infrared ? Text($"   MAX {shot.HottestC:F1} °C") : "";
        StrokeLetters.Draw(canvas, Text($"{time} UTC   LAT {lat:F6}   LON {lon:F6}"), 16, HeightPx - (2 * NoteHeight) - 20, NoteHeight, note);
        StrokeLetters.Draw(canvas,
            Text($"HEIGHT {shot.Camera.HeightM:F1} M   ABOVE DOCK {shot.OverHomeM:F1} M   HEADING {shot.HeadingDeg:F0}°{thermal}"),
            16, HeightPx - NoteHeight - 10, NoteHeight, note);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static SKPaint Stroke(SKColor colour, float width) => new()
    {
        Color = colour, StrokeWidth = width, IsStroke = true, IsAntialias = true, StrokeCap = SKStrokeCap.Round,
    };
}
