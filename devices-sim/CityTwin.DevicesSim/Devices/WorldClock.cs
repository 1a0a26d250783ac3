using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Devices;

/// <summary>
/// The simulated town's time: it starts with the real one and runs faster or slower. Readings still carry real time,
/// for a city takes no reading from the future.
/// </summary>
internal sealed class WorldClock(TimeProvider clock, double speed)
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();

    public double Speed => speed;

    public DateTimeOffset Wall => clock.GetUtcNow();

    public Moment At(DateTimeOffset wall) => Moment.Of(_start + ((wall - _start) * speed));

    public Moment Now => At(Wall);
}
