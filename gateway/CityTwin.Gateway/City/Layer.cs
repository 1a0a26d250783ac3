using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.City;

/// <summary>A layer of the map.</summary>
/// <param name="Public">A backdrop everyone may see whole; of the others one sees one's own area.</param>
/// <param name="Tiles">Its polygons share edges, which must stay shared when simplified.</param>
public sealed record Layer(string Name, bool Public, bool Tiles)
{
    public static IReadOnlyList<Layer> All { get; } =
    [
        new("districts", Public: true, Tiles: true),
        new("streets", Public: true, Tiles: true),
        new("communities", Public: true, Tiles: true),
        new("cells", Public: false, Tiles: true),
        new("buildings", Public: false, Tiles: false),
        new("roads", Public: true, Tiles: false),
        new("waters", Public: true, Tiles: false),
        new("pipes", Public: false, Tiles: false),
        new("risk-points", Public: false, Tiles: false),
    ];

    public static Layer Read(string field, string name) => All.FirstOrDefault(layer => layer.Name == name)
        ?? throw Refusal.Invalid(field, $"'{name}' is not a layer: expected one of {Names}.");

    public static string Names { get; } = string.Join(", ", All.Select(layer => layer.Name));
}
