namespace CityTwin.Sensing;

/// <summary>What sensors of a kind showed in past hours, on its way to the kind's seasonal profile.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HourSamples")]
internal sealed record HourSamples([property: Id(0)] IReadOnlyList<StoredSample> Samples)
{
    public static HourSamples Of(IEnumerable<HourSample> samples) =>
        new([.. samples.Select(s => new StoredSample(s.Metric, s.HourStartMs, s.Median))]);

    public SeasonalProfile ToProfile()
    {
        var profile = new SeasonalProfile();
        foreach (var sample in Samples)
        {
            profile.Add(new HourSample(sample.Metric, sample.HourStartMs, sample.Median));
        }

        return profile;
    }
}

/// <summary>One sensor's median of one hour.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredSample")]
internal sealed record StoredSample(
    [property: Id(0)] string Metric, [property: Id(1)] long HourStartMs, [property: Id(2)] double Median)
{
    private const long MsPerHour = 3_600_000;
    private const long HoursPerWeek = 168;

    public long HourOfWeek => HourStartMs / MsPerHour % HoursPerWeek;
}
