using CityTwin.City;

namespace CityTwin.Sensing.Watching;

/// <summary>One metric's weeks by hour of the week, its sensors' levels, and what they make one expect.</summary>
internal sealed class MetricProfile
{
    public const int HoursPerWeek = 168;

    private const int HoursPerDay = 24;
    private const int DaysPerWeek = 7;

    /// <summary>An hour of the week speaks for itself from so many weeks on.</summary>
    private const int MinWeeks = 4;

    /// <summary>An hour of the day speaks from so many days on.</summary>
    private const int MinDays = 5;

    /// <summary>A sensor that said nothing for so many days gives its room to another when there is none left.</summary>
    private const int MaxSilentDays = DaysPerWeek * SeasonalProfile.WeeksPerHour;

    private readonly Dictionary<TwinId, SensorLevel> _levels = [];
    private readonly OpenHours _open = new();

    /// <summary>For each hour of the week its weeks, the oldest first.</summary>
    private readonly List<(long Hour, float Deviation, float Spread)>?[] _weeks = new List<(long, float, float)>?[HoursPerWeek];
    private readonly (double Location, double Scale, bool Known)[] _hours = new (double, double, bool)[HoursPerWeek];
    private readonly (double Location, double Scale, bool Known)[] _days = new (double, double, bool)[HoursPerDay];

    public static int HourOfWeek(long hour) => (int)(((hour % HoursPerWeek) + HoursPerWeek) % HoursPerWeek);

    public IEnumerable<ProfileHour> HoursOf(string metric) =>
        _weeks.SelectMany(weeks => weeks ?? []).Select(week => new ProfileHour(metric, week.Hour, week.Deviation, week.Spread));

    public IEnumerable<ProfileLevel> LevelsOf(string metric) => _levels.Select(
        level => new ProfileLevel(level.Key, metric, level.Value.Day, [.. level.Value.Hours], [.. level.Value.Days]));

    public void Restore(ProfileHour hour) => Put(hour.Hour, hour.Deviation, hour.Spread);

    public void Restore(ProfileLevel level) => _levels[level.Sensor] = new SensorLevel(level);

    public void Add(TwinId sensor, long hour, double value)
    {
        var day = (hour - HourOfDay(hour)) / HoursPerDay;
        if (!_levels.TryGetValue(sensor, out var level))
        {
            if (!HasRoom(day))
            {
                return;
            }

            _levels[sensor] = level = new SensorLevel(day);
        }

        if (level.Add(day, HourOfDay(hour), value) is { } first)
        {
            for (var i = 0; i < HoursPerDay; i++)
            {
                Deviate(sensor, (first.Day * HoursPerDay) + i, first.Hours[i] - level.Value);
            }
        }

        Deviate(sensor, hour, value - level.Value);
    }

    /// <summary>
    /// Between the middles of two hours the location is interpolated, and half of the step between them is added to the
    /// scale: just when within the hour a city wakes is not known.
    /// </summary>
    /// <param name="fraction">How much of the hour has passed, 0 to 1.</param>
    public bool TryExpect(TwinId sensor, int hourOfWeek, double fraction, out double location, out double scale)
    {
        (location, scale, var known) = Hour(hourOfWeek);
        var neighbour = Hour((hourOfWeek + (fraction < 0.5 ? HoursPerWeek - 1 : 1)) % HoursPerWeek);
        if (known && neighbour.Known)
        {
            var step = neighbour.Location - location;
            location += step * Math.Abs(fraction - 0.5);
            scale = Math.Max(scale, neighbour.Scale) + (Math.Abs(step) / 2);
        }

        var level = _levels.GetValueOrDefault(sensor)?.Value ?? double.NaN;
        location += level;
        return known && !double.IsNaN(level);
    }

    private static int HourOfDay(long hour) => HourOfWeek(hour) % HoursPerDay;

    private (double Location, double Scale, bool Known) Hour(int hourOfWeek) =>
        _hours[hourOfWeek].Known ? _hours[hourOfWeek] : _days[hourOfWeek % HoursPerDay];

    private bool HasRoom(long day)
    {
        if (_levels.Count >= SeasonalProfile.MaxSensors)
        {
            foreach (var silent in _levels.Where(level => day - level.Value.Day > MaxSilentDays).ToList())
            {
                _levels.Remove(silent.Key);
            }
        }

        return _levels.Count < SeasonalProfile.MaxSensors;
    }

    /// <summary>Whether the hour has its sample and is no longer open: who comes later does not change it.</summary>
    private bool Knows(long hour) => _weeks[HourOfWeek(hour)]?.Exists(week => week.Hour == hour) ?? false;

    private void Deviate(TwinId sensor, long hour, double deviation)
    {
        if (!double.IsNaN(deviation) && (_open.Has(hour) || !Knows(hour)))
        {
            var (median, spread) = _open.Add(hour, sensor, deviation);
            Put(hour, (float)median, (float)spread);
        }
    }

    private void Put(long hour, float deviation, float spread)
    {
        var weeks = _weeks[HourOfWeek(hour)] ??= [];
        weeks.RemoveAll(week => week.Hour == hour);
        weeks.Add((hour, deviation, spread));
        weeks.Sort((a, b) => a.Hour.CompareTo(b.Hour));
        weeks.RemoveRange(0, Math.Max(0, weeks.Count - SeasonalProfile.WeeksPerHour));
        _hours[HourOfWeek(hour)] = Learn(weeks, MinWeeks);
        _days[HourOfDay(hour)] = Learn(
            [.. Enumerable.Range(0, DaysPerWeek).SelectMany(day => _weeks[(day * HoursPerDay) + HourOfDay(hour)] ?? [])],
            MinDays);
    }

    private static (double Location, double Scale, bool Known) Learn(
        List<(long Hour, float Deviation, float Spread)> weeks, int min)
    {
        if (weeks.Count < min)
        {
            return default;
        }

        var (location, scale) = RobustScale.Of(weeks.Select(week => (double)week.Deviation).ToArray());
        var spread = RobustScale.Median(weeks.Select(week => (double)week.Spread).ToArray());
        return (location, Math.Sqrt((scale * scale) + (spread * spread)), true);
    }
}
