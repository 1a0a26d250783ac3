namespace CityTwin.City;

/// <summary>Days and minutes of a time zone as Unix milliseconds, and back.</summary>
/// <param name="id">An IANA time zone.</param>
internal sealed class LocalTime(string id)
{
    private readonly TimeZoneInfo _zone = Zones.Find(id)
        ?? throw new ArgumentException($"'{id}' is not a time zone that this host knows.", nameof(id));

    public DateOnly DayOf(long ms) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), _zone).DateTime);

    /// <param name="minute">From the day's midnight; past 1,440 it is on the days after.</param>
    public long Moment(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
