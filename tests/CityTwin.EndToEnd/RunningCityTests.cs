namespace CityTwin.EndToEnd;

/// <summary>Names the collection whose tests share <see cref="RunningCity"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RunningCityTests : ICollectionFixture<RunningCity>
{
    public const string Name = "running city";
}
