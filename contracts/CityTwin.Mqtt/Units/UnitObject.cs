using System.Text;
using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>A terminal's message, key by key.</summary>
internal readonly struct UnitObject(JsonElement root)
{
    /// <summary>When it was so.</summary>
    public long Time()
    {
        if (!root.TryGetProperty("t", out var value))
        {
            throw Wrong(RefusalCodes.TimestampMissing, "t", "t is missing.");
        }

        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(value.GetRawText()));
        json.Read();
        return EventTime.Read(ref json, out var timeMs) is var (code, reason) ? throw Wrong(code, "t", reason) : timeMs;
    }

    public string Word(string key, IReadOnlyList<string> words) => Text(key) is { } word && words.Contains(word)
        ? word
        : throw Wrong(RefusalCodes.UnknownWord, key, $"{key} {Shown(key)} is none of {string.Join(", ", words)}.");

    /// <summary>An id of ours that comes back.</summary>
    public string Id(string key) => Text(key) is { Length: > 0 and <= 64 } id
        ? id
        : throw Wrong(RefusalCodes.UnknownWord, key, $"{key} {Shown(key)} is not an id of 1 to 64 characters.");

    /// <summary>A text, cut to a length; empty when there is none.</summary>
    public string TextOr(string key, int length) => Text(key) is { } text
        ? PayloadText.Tidy(text, length)
        : "";

    public double Number(string key, double least, double most) => NumberOrNull(key, least, most)
        ?? throw Wrong(RefusalCodes.NotANumber, key, $"{key} is missing.");

    public double? NumberOrNull(string key, double least, double most)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            throw Wrong(RefusalCodes.NotANumber, key, $"{key} {Shown(key)} is not a number.");
        }

        return number >= least && number <= most
            ? number
            : throw Wrong(RefusalCodes.OutOfRange, key, $"{key} {Shown(key)} is outside {least} to {most}.");
    }

    public long Whole(string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) && whole >= 0
            ? whole
            : throw Wrong(RefusalCodes.CounterInvalid, key, $"{key} {Shown(key)} is not a whole number from 0 on.");

    private string? Text(string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? Read(key, value) : null;

    private static string? Read(string key, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Wrong(RefusalCodes.InvalidJson, key, $"{key} is not UTF-8 text.");
        }
    }

    private string Shown(string key) => root.TryGetProperty(key, out var value)
        ? PayloadText.Quote(Encoding.UTF8.GetBytes(value.GetRawText()))
        : "is missing and";

    private static UnitSpeechException Wrong(RefusalCode code, string key, string reason) =>
        new(new Refusal(code, reason, $"$.{key}"));
}
