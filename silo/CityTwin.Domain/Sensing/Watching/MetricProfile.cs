namespace CityTwin.Sensing.Watching;

/// <summary>One metric's samples by hour of the week, and what they make one expect.</summary>
internal sealed class MetricProfile
{
    public const int HoursPerWeek = 168;

    private const int HoursPerDay = 24;
    private const int DaysPerWeek = 7;

    /// <summary>An hour of the week speaks for itself from so many weeks on.</summary>
    private const int MinWeeks = 4;

    /// <summary>An hour of the day speaks from so many days on.</summary>
    private const int MinDays = 5;

    private readonly float[] _samples = new float[HoursPerWeek * SeasonalProfile.SamplesPerHour];
    private readonly int[] _taken = new int[HoursPerWeek];
    private readonly (double Location, double Scale, bool Known)[] _hours = new (double, double, bool)[HoursPerWeek];
    private readonly (double Location, double Scale, bool Known)[] _days = new (double, double, bool)[HoursPerDay];

    public void Add(int hourOfWeek, double value)
    {
        var place = _taken[hourOfWeek]++ % SeasonalProfile.SamplesPerHour;
        _samples[(hourOfWeek * SeasonalProfile.SamplesPerHour) + place] = (float)value;
        Span<double> room = stackalloc double[DaysPerWeek * SeasonalProfile.SamplesPerHour];
        _hours[hourOfWeek] = Learn(room[..Collect(hourOfWeek, room)], MinWeeks);
        var hourOfDay = hourOfWeek % HoursPerDay;
        var count = 0;
        for (var day = 0; day < DaysPerWeek; day++)
        {
            count += Collect((day * HoursPerDay) + hourOfDay, room[count..]);
        }

        _days[hourOfDay] = Learn(room[..count], MinDays);
    }

    /// <summary>
    /// Between the middles of two hours the location is interpolated, and half of the step between them is added to the
    /// scale: just when within the hour a city wakes is not known.
    /// </summary>
    /// <param name="fraction">How much of the hour has passed, 0 to 1.</param>
    public bool TryExpect(int hourOfWeek, double fraction, out double location, out double scale)
    {
        (location, scale, var known) = Hour(hourOfWeek);
        var neighbour = Hour((hourOfWeek + (fraction < 0.5 ? HoursPerWeek - 1 : 1)) % HoursPerWeek);
        if (known && neighbour.Known)
        {
            var step = neighbour.Location - location;
            location += step * Math.Abs(fraction - 0.5);
            scale = Math.Max(scale, neighbour.Scale) + (Math.Abs(step) / 2);
        }

        return known;
    }

    private (double Location, double Scale, bool Known) Hour(int hourOfWeek) =>
        _hours[hourOfWeek].Known ? _hours[hourOfWeek] : _days[hourOfWeek % HoursPerDay];

    private static (double Location, double Scale, bool Known) Learn(Span<double> values, int min)
    {
        if (values.Length < min)
        {
            return default;
        }

        var (location, scale) = RobustScale.Of(values);
        return (location, scale, true);
    }

    private int Collect(int hourOfWeek, Span<double> room)
    {
        var count = Math.Min(_taken[hourOfWeek], SeasonalProfile.SamplesPerHour);
        for (var i = 0; i < count; i++)
        {
            room[i] = _samples[(hourOfWeek * SeasonalProfile.SamplesPerHour) + i];
        }

        return count;
    }
}
