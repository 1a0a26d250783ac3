namespace CityTwin.Warnings;

/// <summary>A page of warnings; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningPage")]
public sealed record WarningPage([property: Id(0)] IReadOnlyList<WarningView> Warnings, [property: Id(1)] bool More);
