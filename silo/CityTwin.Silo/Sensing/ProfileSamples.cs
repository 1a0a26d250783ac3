namespace CityTwin.Sensing;

/// <summary>The samples a seasonal profile is made of: of each metric and hour of the week the newest few.</summary>
internal sealed class ProfileSamples
{
    private readonly Dictionary<(string Metric, long Hour), Queue<StoredSample>> _byHour = [];

    public ProfileSamples(HourSamples stored) => Add(stored);

    public void Add(HourSamples news)
    {
        foreach (var sample in news.Samples)
        {
            var key = (sample.Metric, sample.HourOfWeek);
            if (!_byHour.TryGetValue(key, out var hour))
            {
                _byHour[key] = hour = new Queue<StoredSample>();
            }

            hour.Enqueue(sample);
            if (hour.Count > SeasonalProfile.SamplesPerHour)
            {
                hour.Dequeue();
            }
        }
    }

    /// <summary>All of them, in the order they came in each hour.</summary>
    public HourSamples ToStored() => new([.. _byHour.Values.SelectMany(hour => hour)]);
}
