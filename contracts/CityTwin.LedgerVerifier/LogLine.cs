using System.Globalization;
using System.Text.Json;

namespace CityTwin.LedgerVerifier;

/// <summary>What the check needs of an entry.</summary>
/// <param name="Version">The entity's, from its event's id.</param>
internal sealed record LogLine(string District, string Entity, long Sequence, int Version)
{
    private static readonly string[] Members =
        ["district", "entity", "eventId", "occurredAtMs", "payload", "recordedAtMs", "sequence", "type"];

    /// <param name="why">What the line is not; empty when it is read.</param>
    public static LogLine? Read(ReadOnlyMemory<byte> utf8, out string why)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(json.RootElement, out why);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A string that is not UTF-8 is only found out when it is read.
            why = $"it is not a JSON object: {error.Message}";
            return null;
        }
    }

    private static LogLine? Read(JsonElement entry, out string why)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.EnumerateObject().Select(member => member.Name).SequenceEqual(Members))
        {
            why = $"its members are not {string.Join(", ", Members)}, in this order.";
            return null;
        }

        if (Text(entry, "district") is not { } district || Text(entry, "entity") is not { } entity
            || Text(entry, "eventId") is not { } eventId || Text(entry, "type") is null
            || !entry.GetProperty("sequence").TryGetInt64OrNot(out var sequence)
            || !entry.GetProperty("occurredAtMs").TryGetInt64OrNot(out _)
            || !entry.GetProperty("recordedAtMs").TryGetInt64OrNot(out _)
            || entry.GetProperty("payload").ValueKind != JsonValueKind.Object)
        {
            why = "one of its members has not the kind of value it must have.";
            return null;
        }

        if (!eventId.StartsWith(entity + "#", StringComparison.Ordinal)
            || !int.TryParse(eventId.AsSpan(entity.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            why = $"its eventId is '{eventId}'; expected '{entity}#' and the event's number.";
            return null;
        }

        why = "";
        return new LogLine(district, entity, sequence, version);
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}

file static class Numbers
{
    /// <summary>Without throwing when it is no number.</summary>
    public static bool TryGetInt64OrNot(this JsonElement value, out long number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out number);
    }
}
