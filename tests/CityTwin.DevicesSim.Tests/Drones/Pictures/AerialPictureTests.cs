using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Drones.Waylines;
using SkiaSharp;

namespace CityTwin.DevicesSim.Tests.Drones.Pictures;

public sealed class AerialPictureTests
{
    private static readonly Place Camera = Hills.At(Hills.Ridges, 0, 0, 90);

    [Theory]
    [InlineData(CameraLens.Wide, 1.0, 1)]
    [InlineData(CameraLens.Wide, 0.0, 0)]
    [InlineData(CameraLens.Infrared, 1.0, 1)]
    [InlineData(CameraLens.Infrared, 0.0, 0)]
    internal void A_picture_is_a_jpeg_of_50_to_150_KB(CameraLens lens, double sun, double flames)
    {
        var picture = AerialPicture.Paint(Shot(lens, sun, flames), Hills.Ridges);
        picture.Length.ShouldBeInRange(AerialPicture.LeastBytes, AerialPicture.MostBytes);
        picture[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        using var image = SKBitmap.Decode(picture);
        (image.Width, image.Height).ShouldBe((AerialPicture.WidthPx, AerialPicture.HeightPx));
        Keep(picture, $"{lens}-{sun}-{flames}.jpeg");
    }

    [Fact]
    public void The_same_shot_gives_the_same_picture()
    {
        var shot = Shot(CameraLens.Wide, 1, 1);
        AerialPicture.Paint(shot, Hills.Ridges).ShouldBe(AerialPicture.Paint(shot, Hills.Ridges));
    }

    [Fact]
    public void Flames_are_seen_where_the_fire_is_and_nowhere_without_one()
    {
        Reddish(CameraLens.Wide, flames: 1).ShouldBeGreaterThan(2_000);
        Reddish(CameraLens.Wide, flames: 0).ShouldBeLessThan(400);
    }

    [Fact]
    public void Every_picture_is_marked_as_simulated()
    {
        using var image = SKBitmap.Decode(AerialPicture.Paint(Shot(CameraLens.Wide, 1, 0), Hills.Ridges));
        var yellow = Enumerable.Range(0, image.Width).Sum(x => Enumerable.Range(8, 56)
            .Count(y => image.GetPixel(x, y) is { Red: > 190, Green: > 140, Blue: < 90 }));
        yellow.ShouldBeGreaterThan(3_000);
    }

    private static int Reddish(CameraLens lens, double flames)
    {
        using var image = SKBitmap.Decode(AerialPicture.Paint(Shot(lens, 1, flames), Hills.Ridges));
        return Enumerable.Range(200, 480).Sum(x => Enumerable.Range(120, 400)
            .Count(y => image.GetPixel(x, y) is { Red: > 215, Blue: < 90 }));
    }

    private static Shot Shot(CameraLens lens, double sun, double flames)
    {
        var view = View.From(Camera, 0, -90, Hills.Ridges);
        Fire[] fires = flames > 0 ? [new Fire(view.Middle, flames, 1, 0.6)] : [];
        return new Shot("飞机 1", "flight-1", 1, lens, Camera, 30, -90, 70, view, fires, 22, sun,
            ThermalCamera.Measure(view, fires, 22, sun, 1).MostC, Towns.Start.ToUnixTimeMilliseconds(), 7);
    }

    /// <summary>For whoever wants to look at them.</summary>
    private static void Keep(byte[] picture, string name)
    {
        if (Environment.GetEnvironmentVariable("CITYTWIN_KEEP_PICTURES") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name), picture);
        }
    }
}
