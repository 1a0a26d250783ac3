namespace CityTwin.Access;

/// <summary>What was revoked, as it is stored.</summary>
[GenerateSerializer, Alias("CityTwin.RevocationsState")]
internal sealed class RevocationsState
{
    [Id(0)]
    public RevocationList List { get; set; } = new(0, []);
}
