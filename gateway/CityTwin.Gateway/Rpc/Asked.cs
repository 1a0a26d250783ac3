using System.Globalization;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Rpc;

/// <summary>Reads the text of request fields; what cannot be read is refused by the field's name.</summary>
internal static class Asked
{
    public const int MaxPageSize = 1_000;
    public const int DefaultPageSize = 100;

    public static int PageSize(int asked, int most = MaxPageSize, int byDefault = DefaultPageSize) =>
        asked == 0 ? byDefault
        : asked >= 1 && asked <= most ? asked
        : throw Refusal.Invalid("page_size", $"{asked} is not from 1 to {most}.");

    public static DivisionCode Division(string field, string text) => DivisionCode.TryParse(text, out var code)
        ? code
        : throw Refusal.Invalid(field, text.Length == 0
            ? "a division code is required."
            : $"'{text}' is not a division code: expected 2, 6, 9, 12 or 15 digits.");

    public static TwinId Twin(string field, string text) => TwinId.TryParse(text, out var id)
        ? id
        : throw Refusal.Invalid(
            field, $"'{text}' is not a twin id: expected kind:code or kind:code:serial, as in sensor:500103001001007:0042.");

    public static Severity AtLeast(string field, string text) =>
        text.Length == 0 ? Severity.None
        : SensingNames.TryParseSeverity(text, out var severity) ? severity
        : throw Refusal.Invalid(field, $"'{text}' is not a severity: expected I, II, III or IV.");

    public static SensorHealth? Health(string field, string text) =>
        text.Length == 0 ? null
        : SensingNames.TryParseHealth(text, out var health) ? health
        : throw Refusal.Invalid(field, $"'{text}' is not a health: expected online, stale, offline or faulty.");

    /// <summary>One of two words, or null for neither.</summary>
    public static bool? Either(string field, string text, string yes, string no) =>
        text.Length == 0 ? null
        : text == yes ? true
        : text == no ? false
        : throw Refusal.Invalid(field, $"'{text}' is neither {yes} nor {no}.");

    public static string AtMost(string field, string text, int characters) => text.Length <= characters
        ? text
        : throw Refusal.Invalid(field, $"{text.Length} characters are more than {characters}.");

    /// <summary>What an item that is kept outside the record is called by.</summary>
    public static string Commitment(string field, string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
        ? text
        : throw Refusal.Invalid(field, "expected 64 lower-case hexadecimal digits.");

    public static double Number(string field, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Invalid(field, $"'{text}' is not a number.");

    /// <summary>West, south, east, north, comma-separated; null when empty.</summary>
    public static BoundingBox? Box(string field, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split(',');
        var degrees = new double[4];
        if (parts.Length != 4 || !parts.Index().All(part => double.TryParse(
                part.Item, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees[part.Index])))
        {
            throw Refusal.Invalid(field, $"'{text}' is not four numbers: expected west,south,east,north in degrees.");
        }

        var box = new BoundingBox(degrees[0], degrees[1], degrees[2], degrees[3]);
        return box is { West: >= -180, East: <= 180, South: >= -90, North: <= 90 }
                && box.West <= box.East && box.South <= box.North
            ? box
            : throw Refusal.Invalid(
                field, $"'{text}' is not a box: expected west ≤ east within ±180 and south ≤ north within ±90.");
    }
}
