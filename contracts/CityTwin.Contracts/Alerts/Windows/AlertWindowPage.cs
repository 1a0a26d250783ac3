namespace CityTwin.Alerts;

/// <summary>A page of windows; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowPage")]
public sealed record AlertWindowPage([property: Id(0)] IReadOnlyList<AlertWindowView> Windows, [property: Id(1)] bool More);
