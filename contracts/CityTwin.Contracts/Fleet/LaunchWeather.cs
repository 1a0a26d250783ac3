namespace CityTwin.Fleet;

/// <summary>The weather in which a rule still launches, as the city's own sensors last measured it near the place.</summary>
/// <param name="MaxWindMps">Null for any.</param>
/// <param name="MaxRainMmPerH">Null for any.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.LaunchWeather")]
public sealed record LaunchWeather([property: Id(0)] double? MaxWindMps, [property: Id(1)] double? MaxRainMmPerH);
