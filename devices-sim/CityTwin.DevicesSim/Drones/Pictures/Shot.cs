using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>All that a picture shows; it is painted from this and nothing else, when it is uploaded.</summary>
/// <param name="Unit">Who took it, as a reader knows it.</param>
/// <param name="Number">Of the aircraft's pictures.</param>
internal sealed record Shot(
    string Unit, string FlightId, int Number, CameraLens Lens, Place Camera, double HeadingDeg, double PitchDeg, double OverHomeM,
    View View, IReadOnlyList<Fire> Fires, double AmbientC, double Sun, double HottestC, long AtMs, ulong Seed)
{
    /// <summary>As the aircraft's camera names it: V for visible, T for thermal. That it was rendered is in its name, for whoever has only that.</summary>
    public string FileName => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"DJI_{DateTimeOffset.FromUnixTimeMilliseconds(AtMs):yyyyMMddHHmmss}_{Number:D4}_{(Lens == CameraLens.Infrared ? "T" : "V")}_simulated.jpeg");
}
