namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>Names the collection whose tests share <see cref="ScriptedCity"/>; each uses keys of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ScriptedCityTests : ICollectionFixture<ScriptedCity>
{
    public const string Name = "scripted city";
}
