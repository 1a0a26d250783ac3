namespace CityTwin.DevicesSim.Weather;

/// <summary>A time in the simulated town, whose clocks show Beijing time.</summary>
/// <param name="Seconds">Since 1970, UTC.</param>
internal readonly record struct Moment(double Seconds)
{
    private const double ZoneSeconds = 8 * 3600;
    private const double DaySeconds = 86400;

    public static Moment Of(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>From 0 to 24.</summary>
    public double Hour => (Seconds + ZoneSeconds) % DaySeconds / 3600;

    public bool IsWeekend => ((long)Math.Floor((Seconds + ZoneSeconds) / DaySeconds) + 4) % 7 is 0 or 6;

    public Moment Before(double seconds) => new(Seconds - seconds);

    /// <summary>A bump of the day: 1 at an hour, near 0 a few widths away, and round midnight.</summary>
    public double Peak(double hour, double widthHours)
    {
        var apart = Math.Abs(Hour - hour);
        var away = Math.Min(apart, 24 - apart) / widthHours;
        return Math.Exp(-away * away / 2);
    }
}
