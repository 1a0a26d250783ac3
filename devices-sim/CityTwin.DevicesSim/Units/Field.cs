using System.Text.Json;

namespace CityTwin.DevicesSim.Units;

/// <summary>A value in a message and where it stands, so that what is wrong with it can be named. Unknown fields are nobody's business.</summary>
internal readonly record struct Field(JsonElement Value, string Path)
{
    /// <summary>Longer texts than this are no ids.</summary>
    private const int MaxTextLength = 4096;

    public static Field Root(JsonElement message) => message.ValueKind == JsonValueKind.Object
        ? new Field(message, "")
        : throw new FaultyMessageException("message", "it is not an object.");

    public bool Has(string key) => Value.TryGetProperty(key, out var found) && found.ValueKind != JsonValueKind.Null;

    public Field? Find(string key) => Has(key) ? new Field(Value.GetProperty(key), Name(key)) : null;

    public Field Get(string key) => Find(key) ?? throw new FaultyMessageException(Name(key), "it is missing.");

    public Field Object(string key) => Get(key).Checked(JsonValueKind.Object, "an object");

    public IReadOnlyList<Field> Items(string key, int most)
    {
        var list = Get(key).Checked(JsonValueKind.Array, "an array");
        var count = list.Value.GetArrayLength();
        return count <= most
            ? [.. list.Value.EnumerateArray().Select((item, i) => new Field(item, $"{list.Path}[{i}]").Checked(JsonValueKind.Object, "an object"))]
            : throw new FaultyMessageException(list.Path, $"it has {count} items; {most} are taken.");
    }

    public string Text(string key)
    {
        var text = Get(key).Checked(JsonValueKind.String, "a string").Value.GetString()!;
        return text.Length <= MaxTextLength ? text : throw new FaultyMessageException(Name(key), $"it is longer than {MaxTextLength} characters.");
    }

    public string TextOr(string key, string otherwise) => Has(key) ? Text(key) : otherwise;

    public string Choice(string key, params ReadOnlySpan<string> allowed)
    {
        var text = Text(key);
        return allowed.Contains(text)
            ? text
            : throw new FaultyMessageException(Name(key), $"it is '{text}'; it must be {string.Join(", ", allowed.ToArray())}.");
    }

    public bool Flag(string key) => Get(key).Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Value.GetProperty(key).GetBoolean()
        : throw new FaultyMessageException(Name(key), "it is neither true nor false.");

    public long Count(string key) => Get(key).Value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) && count >= 0
        ? count
        : throw new FaultyMessageException(Name(key), "it is not a whole number of 0 or more.");

    public double Number(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Get(key).Value is not { ValueKind: JsonValueKind.Number } number || !number.TryGetDouble(out var found) || !double.IsFinite(found))
        {
            throw new FaultyMessageException(Name(key), "it is not a number.");
        }

        return found >= least && found <= most
            ? found
            : throw new FaultyMessageException(Name(key), FormattableString.Invariant($"it is {found}; it must be from {least} to {most}."));
    }

    public double? NumberOrNone(string key, double least = double.MinValue, double most = double.MaxValue) =>
        Has(key) ? Number(key, least, most) : null;

    /// <summary>Pairs of numbers, such as <c>[[106.5, 29.5], …]</c>.</summary>
    public IReadOnlyList<(double First, double Second)> Pairs(string key, int most)
    {
        var list = Get(key).Checked(JsonValueKind.Array, "an array");
        if (list.Value.GetArrayLength() > most)
        {
            throw new FaultyMessageException(list.Path, $"it has {list.Value.GetArrayLength()} items; {most} are taken.");
        }

        return
        [
            .. list.Value.EnumerateArray().Select((pair, i) =>
                pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() >= 2
                && pair[0].ValueKind == JsonValueKind.Number && pair[1].ValueKind == JsonValueKind.Number
                    ? (pair[0].GetDouble(), pair[1].GetDouble())
                    : throw new FaultyMessageException($"{list.Path}[{i}]", "it is not a pair of numbers.")),
        ];
    }

    public PlanePoint Place() => new(Number("x"), Number("y"));

    private Field Checked(JsonValueKind kind, string wanted) =>
        Value.ValueKind == kind ? this : throw new FaultyMessageException(Path, $"it is not {wanted}.");

    private string Name(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
