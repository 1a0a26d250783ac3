namespace CityTwin.Sensing;

/// <summary>A seasonal profile as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredProfile")]
internal sealed record StoredProfile
{
    [Id(0)]
    public HourSamples Samples { get; init; } = new([]);
}
