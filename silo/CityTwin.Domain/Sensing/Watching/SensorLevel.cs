namespace CityTwin.Sensing.Watching;

/// <summary>
/// A sensor's own level: the median of the medians of its days, of as many weeks as the profile has. Days of which too little was seen tell of an hour
/// and not of a level; they are left out.
/// </summary>
internal sealed class SensorLevel
{
    private const int HoursPerDay = 24;
    private const int MinHours = 18;
    private const int MaxDays = 7 * SeasonalProfile.WeeksPerHour;

    private readonly float[] _hours = NoHours();
    private readonly List<float> _days = [];

    public SensorLevel(long day) => Day = day;

    public SensorLevel(ProfileLevel saved)
    {
        Day = saved.Day;
        for (var i = 0; i < Math.Min(HoursPerDay, saved.Hours.Count); i++)
        {
            _hours[i] = saved.Hours[i];
        }

        _days.AddRange(saved.Days.TakeLast(MaxDays));
        Learn();
    }

    /// <summary>Not a number while it is not known.</summary>
    public double Value { get; private set; } = double.NaN;

    public long Day { get; private set; }

    /// <summary>The medians of the day's hours; not a number where there is none yet.</summary>
    public IReadOnlyList<float> Hours => _hours;

    public IReadOnlyList<float> Days => _days;

    /// <summary>Takes an hour's median; where that ends the first whole day, answers the hours that the level came of.</summary>
    public (long Day, float[] Hours)? Add(long day, int hourOfDay, double median)
    {
        if (day < Day)
        {
            return null;
        }

        (long, float[])? first = null;
        if (day > Day)
        {
            var (wasUnknown, ended, hours) = (double.IsNaN(Value), Day, _hours.ToArray());
            Close();
            Day = day;
            first = wasUnknown && !double.IsNaN(Value) ? (ended, hours) : null;
        }

        _hours[hourOfDay] = (float)median;
        return first;
    }

    private static float[] NoHours() => [.. Enumerable.Repeat(float.NaN, HoursPerDay)];

    private void Close()
    {
        var seen = _hours.Where(hour => !float.IsNaN(hour)).ToList();
        if (seen.Count >= MinHours)
        {
            _days.Add(Median(seen));
            _days.RemoveRange(0, Math.Max(0, _days.Count - MaxDays));
            Learn();
        }

        Array.Fill(_hours, float.NaN);
    }

    private void Learn() => Value = _days.Count == 0 ? double.NaN : Median(_days);

    private static float Median(List<float> values)
    {
        Span<double> room = stackalloc double[values.Count];
        for (var i = 0; i < room.Length; i++)
        {
            room[i] = values[i];
        }

        return (float)RobustScale.Median(room);
    }
}
