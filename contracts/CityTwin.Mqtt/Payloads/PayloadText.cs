using System.Text;
using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>A sender's text inside a sentence of ours: cut, and without what a terminal or a log would obey.</summary>
public static class PayloadText
{
    private const int MaxShown = 40;

    public static string Quote(ReadOnlySpan<byte> utf8)
    {
        // Cut before decoding: the text may be as long as the payload.
        var cut = utf8.Length > MaxShown * 4 ? utf8[..(MaxShown * 4)] : utf8;
        return $"'{Clean(Encoding.UTF8.GetString(cut))}'";
    }

    public static string Clean(string text) => Tidy(text, MaxShown * 4);

    /// <summary>At most so many characters, and none that a terminal or a log would obey.</summary>
    public static string Tidy(string text, int length)
    {
        var shown = text.Length > length ? text[..length] : text;
        return string.Create(shown.Length, shown, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '?' : from[i];
            }
        });
    }

    public static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "nested object",
        JsonTokenType.StartArray => "nested array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "truth value",
        _ => "null",
    };
}
