namespace CityTwin.Governance;

/// <summary>A page of rows; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TwinPage")]
public sealed record TwinPage([property: Id(0)] IReadOnlyList<TwinRow> Rows, [property: Id(1)] bool More);
