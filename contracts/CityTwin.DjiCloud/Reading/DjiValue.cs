using System.Globalization;
using System.Text.Json;

namespace CityTwin.DjiCloud;

/// <summary>
/// A value of a message and where it stands. Reading is tolerant as devices are: numbers come as texts and truth as 0 and 1;
/// what is absent or null is asked for by the methods that end in <c>Or</c>.
/// </summary>
public readonly struct DjiValue(JsonElement element, string path)
{
    public string Path => path ?? "$";

    public bool IsThere => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>A member; one that is not there when this is no object or has none of that name.</summary>
    public DjiValue this[string name] => new(
        IsObject && element.TryGetProperty(name, out var found) ? found : default, $"{Path}.{name}");

    /// <summary>The members of an object, in their order; at most <see cref="DjiLimits.MaxItems"/>.</summary>
    public IEnumerable<(string Name, DjiValue Value)> Members()
    {
        var at = Path;
        return IsObject
            ? element.EnumerateObject().Take(DjiLimits.MaxItems).Select(one => (one.Name, new DjiValue(one.Value, $"{at}.{one.Name}")))
            : [];
    }

    /// <summary>The items of a list; none when it is not there.</summary>
    public IEnumerable<DjiValue> Items()
    {
        var at = Path;
        return !IsThere ? []
            : element.ValueKind == JsonValueKind.Array
                ? element.EnumerateArray().Take(DjiLimits.MaxItems).Select((one, i) => new DjiValue(one, $"{at}[{i}]"))
                : throw Wrong("a list");
    }

    public DjiValue Object() => IsObject ? this : throw Wrong("an object");

    public string Text(int max = DjiLimits.MaxText) => TextOr(null, max) ?? throw Wrong("a text");

    public string? TextOr(string? otherwise, int max = DjiLimits.MaxText)
    {
        if (!IsThere)
        {
            return otherwise;
        }

        var text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Number => element.GetRawText(),
            _ => throw Wrong("a text"),
        };
        return text.Length <= max ? text : throw new DjiRefusedException(Path, $"a text of {text.Length} characters is longer than {max}.");
    }

    public long Whole(long min, long max) => WholeOr(null, min, max) ?? throw Wrong($"a whole number from {min} to {max}");

    public long? WholeOr(long? otherwise, long min, long max) => NumberOr(null, min, max) is { } number
        ? number == Math.Truncate(number) ? (long)number : throw Wrong("a whole number")
        : otherwise;

    public double Number(double min, double max) => NumberOr(null, min, max) ?? throw Wrong($"a number from {min} to {max}");

    public double? NumberOr(double? otherwise, double min, double max)
    {
        if (!IsThere)
        {
            return otherwise;
        }

        var number = element.ValueKind switch
        {
            JsonValueKind.Number when element.TryGetDouble(out var plain) => plain,
            JsonValueKind.String when double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var said) => said,
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => throw Wrong("a number"),
        };
        return number >= min && number <= max ? number : throw Wrong($"a number from {min} to {max}");
    }

    public bool? FlagOr(bool? otherwise) => NumberOr(null, 0, 1) is { } flag ? flag >= 0.5 : otherwise;

    private DjiRefusedException Wrong(string expected)
    {
        var found = IsThere ? element.GetRawText() : "nothing";
        return new DjiRefusedException(Path, $"expected {expected}, found {(found.Length <= 60 ? found : found[..60] + "…")}.");
    }
}
