namespace CityTwin.Sensing;

/// <summary>A kind's seasonal profile in a district, keyed <c>profile:{district}:{kind}</c>.</summary>
[Alias("CityTwin.IProfileGrain")]
internal interface IProfileGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<StoredProfile> Read();
}
