using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Waylines;
using SkiaSharp;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>Paints what burns: flames, their glow, and smoke that the wind takes away; on the thermal picture, heat.</summary>
internal static class FirePainter
{
    private const int Tongues = 26;
    private const int Puffs = 22;

    public static void Paint(SKCanvas canvas, Shot shot, Fire fire, float width, float height)
    {
        var perM = width / (float)(2 * shot.View.HalfM);
        var x = (width / 2) + ((float)(fire.Where.EastM - shot.View.Middle.EastM) * perM);
        var y = (height / 2) - ((float)(fire.Where.NorthM - shot.View.Middle.NorthM) * perM);
        var radius = Math.Max(5, (float)fire.RadiusM * perM);
        if (shot.Lens == CameraLens.Infrared)
        {
            Heat(canvas, shot, fire, x, y, radius);
            return;
        }

        if (fire.Flames > 0.01)
        {
            Flames(canvas, shot, fire, x, y, radius);
        }

        Smoke(canvas, shot, fire, x, y, radius);
    }

    private static void Heat(SKCanvas canvas, Shot shot, Fire fire, float x, float y, float radius)
    {
        var hot = Math.Min(1, (fire.HottestC(shot.AmbientC) - shot.AmbientC) / ThermalCamera.MostC);
        Blob(canvas, x, y, radius * 3.2f, ThermalPalette.Of(0.35 + (0.25 * hot)).WithAlpha(170));
        Blob(canvas, x, y, radius * 1.9f, ThermalPalette.Of(0.5 + (0.35 * hot)));
        Blob(canvas, x, y, radius * 1.1f, ThermalPalette.Of(0.6 + (0.4 * hot)));
    }

    private static void Flames(SKCanvas canvas, Shot shot, Fire fire, float x, float y, float radius)
    {
        Blob(canvas, x, y, radius * 3.5f, new SKColor(255, 120, 20, 90));
        for (var i = 0; i < Tongues; i++)
        {
            var angle = Noise.Unit(shot.Seed, 100 + i) * 2 * Math.PI;
            var away = radius * (float)Noise.Unit(shot.Seed, 200 + i);
            var size = radius * (0.25f + (0.5f * (float)(Noise.Unit(shot.Seed, 300 + i) * fire.Flames)));
            Blob(canvas, x + (away * (float)Math.Cos(angle)), y + (away * (float)Math.Sin(angle)), size,
                i % 3 == 0 ? new SKColor(255, 236, 120, 235) : i % 3 == 1 ? new SKColor(255, 150, 30, 220) : new SKColor(220, 50, 16, 210));
        }
    }

    private static void Smoke(SKCanvas canvas, Shot shot, Fire fire, float x, float y, float radius)
    {
        for (var i = 0; i < Puffs; i++)
        {
            var along = radius * (0.4f + (i * 0.55f));
            var across = radius * (float)(Noise.Unit(shot.Seed, 400 + i) - 0.5) * (0.6f + (i * 0.14f));
            var (cos, sin) = ((float)Math.Cos(fire.SmokeTowards), (float)Math.Sin(fire.SmokeTowards));
            var grey = (byte)(60 + (60 * Noise.Unit(shot.Seed, 500 + i)));
            var alpha = (byte)Math.Clamp(fire.Smoke * 190 * (1 - (i / (double)Puffs)), 0, 255);
            Blob(canvas, x + (along * cos) - (across * sin), y - (along * sin) - (across * cos), radius * (0.7f + (i * 0.12f)),
                new SKColor(grey, grey, grey, alpha));
        }
    }

    private static void Blob(SKCanvas canvas, float x, float y, float radius, SKColor colour)
    {
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(x, y), radius, [colour, colour.WithAlpha((byte)(colour.Alpha * 0.6)), colour.WithAlpha(0)], [0, 0.55f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, paint);
    }
}
