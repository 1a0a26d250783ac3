using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>One feature of a GeoJSON file, with typed access to its properties that refuses by file and row.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Shape">Nothing when the feature has a null geometry.</param>
public sealed record GeoJsonFeature(string File, int Row, JsonElement Properties, Geometry? Shape)
{
    public string Text(string name) => TextOrNull(name) ?? throw Refuse($"has no text '{name}'.");

    public bool Has(string name) => Find(name) is { ValueKind: not JsonValueKind.Null };

    public string? TextOrNull(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } value => Utf8(name, value),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    public double Number(string name) => NumberOrNull(name) ?? throw Refuse($"has no number '{name}'.");

    public double? NumberOrNull(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number)
            && double.IsFinite(number) ? number : null;

    public int Whole(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt32(out var number) ? number : throw Refuse($"has no whole number '{name}'.");

    public bool Flag(string name) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse($"has no true or false '{name}'."),
    };

    public bool? FlagOrNull(string name) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public DivisionCode Code(string name, DivisionLevel level)
    {
        var text = Text(name);
        return DivisionCode.TryParse(text, out var code) && code.Level == level
            ? code
            : throw Refuse($"'{name}' is '{text}', which is not a code of {(int)level} digits.");
    }

    /// <summary>The shape when it is a valid one of this type.</summary>
    public T Valid<T>()
        where T : Geometry
    {
        if (Shape is not T shape)
        {
            throw Refuse($"its geometry is {Shape?.GeometryType ?? "null"}, expected {typeof(T).Name}.");
        }

        return !shape.IsEmpty && shape.IsValid
            ? shape
            : throw Refuse($"its {shape.GeometryType} is empty or crosses itself.");
    }

    /// <summary>The shape when it is a valid polygon or multi-polygon.</summary>
    public Geometry ValidArea() => Shape is MultiPolygon ? Valid<MultiPolygon>() : Valid<Polygon>();

    public CityPackageException Refuse(string reason) => new(File, Row, reason);

    private string? Utf8(string name, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Refuse($"'{name}' is not UTF-8 text.");
        }
    }

    private JsonElement? Find(string name) =>
        Properties.ValueKind == JsonValueKind.Object && Properties.TryGetProperty(name, out var value) ? value : null;
}
