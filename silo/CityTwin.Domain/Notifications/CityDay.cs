namespace CityTwin.Notifications;

/// <summary>The city's own days and minutes, in which rosters and quiet hours are said.</summary>
public sealed class CityDay
{
    public const int MinutesPerDay = 24 * 60;

    private readonly TimeZoneInfo _zone;

    /// <param name="zone">IANA name, as <c>Asia/Shanghai</c>. A host without a time-zone database still knows China's.</param>
    public CityDay(string zone) => _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known
        : zone == "Asia/Shanghai" ? TimeZoneInfo.CreateCustomTimeZone(zone, TimeSpan.FromHours(8), zone, zone)
        : throw new ArgumentException($"'{zone}' is not a time zone that this host knows.", nameof(zone));

    public DateOnly DayOf(long ms) => DateOnly.FromDateTime(Local(ms).DateTime);

    public int MinuteOf(long ms) => (int)Local(ms).TimeOfDay.TotalMinutes;

    /// <summary>The moment of a minute of a day; a minute that a clock skips is the first after it.</summary>
    public long Moment(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    /// <summary>When quiet hours that hold at a moment end; null when they do not hold.</summary>
    public long? QuietUntil(QuietHours? quiet, long ms)
    {
        if (quiet is null || quiet.FromMinute == quiet.UntilMinute)
        {
            return null;
        }

        var (day, minute) = (DayOf(ms), MinuteOf(ms));
        var overMidnight = quiet.UntilMinute < quiet.FromMinute;
        var inside = overMidnight
            ? minute >= quiet.FromMinute || minute < quiet.UntilMinute
            : minute >= quiet.FromMinute && minute < quiet.UntilMinute;
        return !inside ? null : Moment(overMidnight && minute >= quiet.FromMinute ? day.AddDays(1) : day, quiet.UntilMinute);
    }

    /// <summary>A moment as people of the city read it.</summary>
    public string Text(long ms) => Local(ms).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private DateTimeOffset Local(long ms) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), _zone);
}
