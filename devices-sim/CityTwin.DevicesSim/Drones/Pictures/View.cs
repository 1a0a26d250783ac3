using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>What a camera under an aircraft looks at: a square of ground before or below it.</summary>
/// <param name="Middle">On the ground.</param>
/// <param name="HalfM">From the middle to the edge.</param>
/// <param name="SlantM">From the camera to the middle.</param>
internal sealed record View(Place Middle, double HalfM, double SlantM)
{
    private const double HalfFieldTan = 0.6;
    private const double LeastHalfM = 15;
    private const double SteepestTan = 3;

    /// <param name="pitchDeg">Of the camera: −90 looks straight down, 0 at the horizon.</param>
    public static View From(Place camera, double headingDeg, double pitchDeg, Terrain terrain)
    {
        var above = Math.Max(1, camera.HeightM - terrain.HeightM(camera.EastM, camera.NorthM));
        var down = Math.Clamp(-pitchDeg, 0, 90) * Math.PI / 180;
        var forward = above * Math.Min(SteepestTan, down < 0.01 ? SteepestTan : 1 / Math.Tan(down));
        var heading = headingDeg * Math.PI / 180;
        var (east, north) = (camera.EastM + (forward * Math.Sin(heading)), camera.NorthM + (forward * Math.Cos(heading)));
        var middle = new Place(east, north, terrain.HeightM(east, north));
        var slant = camera.DistanceTo(middle);
        return new View(middle, Math.Max(LeastHalfM, slant * HalfFieldTan), slant);
    }
}
