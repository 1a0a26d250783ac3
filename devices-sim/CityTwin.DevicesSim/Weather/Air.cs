using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Weather;

/// <summary>Wind and temperature of the whole town.</summary>
internal sealed class Air(ulong seed)
{
    private readonly ulong _direction = Noise.Seed(seed, "wind-direction");
    private readonly ulong _speed = Noise.Seed(seed, "wind-speed");
    private readonly ulong _warmth = Noise.Seed(seed, "warmth");

    /// <summary>Where the wind blows to, in radians from east, turning over hours.</summary>
    public double WindTowards(double seconds) => Math.PI * (1 + (1.2 * Noise.Wander(_direction, seconds, 5 * 3600)));

    public double WindMPerS(double seconds) => 1.6 + (1.1 * Noise.Wander(_speed, seconds, 3 * 3600));

    /// <summary>Outdoors: warmest at three in the afternoon, with warmer and colder days.</summary>
    public double TemperatureC(Moment now) =>
        19 + (4 * Math.Cos((now.Hour - 15) * Math.PI / 12)) + (4 * Noise.Wander(_warmth, now.Seconds, 3 * 86400));
}
