namespace CityTwin.Alerts;

/// <summary>A page of alerts; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertPage")]
public sealed record AlertPage([property: Id(0)] IReadOnlyList<AlertView> Alerts, [property: Id(1)] bool More);
