using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>A seasonal profile as it is stored. Id 0 was the samples of single sensors.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredProfile")]
internal sealed record StoredProfile
{
    [Id(1)]
    public IReadOnlyList<StoredHour> Hours { get; init; } = [];

    [Id(2)]
    public IReadOnlyList<StoredLevel> Levels { get; init; } = [];

    public static StoredProfile Of(SeasonalProfile profile) => new()
    {
        Hours = [.. profile.Hours.Select(hour => new StoredHour(hour.Metric, hour.Hour, hour.Deviation, hour.Spread))],
        Levels =
        [
            .. profile.Levels.Select(level => new StoredLevel(
                level.Metric, level.Sensor, level.Day, [.. level.Hours], [.. level.Days])),
        ],
    };

    public SeasonalProfile ToProfile() => SeasonalProfile.Restore(
        Hours.Select(hour => new ProfileHour(hour.Metric, hour.Hour, hour.Deviation, hour.Spread)),
        Levels.Select(level => new ProfileLevel(level.Sensor, level.Metric, level.Day, level.Hours, level.Days)));
}

/// <summary>What a kind's sensors showed in one hour of one week.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredHour")]
internal sealed record StoredHour(
    [property: Id(0)] string Metric, [property: Id(1)] long Hour, [property: Id(2)] float Deviation,
    [property: Id(3)] float Spread);

/// <summary>What a sensor's own level is made of.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredLevel")]
internal sealed record StoredLevel(
    [property: Id(0)] string Metric, [property: Id(1)] TwinId Sensor, [property: Id(2)] long Day,
    [property: Id(3)] float[] Hours, [property: Id(4)] float[] Days);
