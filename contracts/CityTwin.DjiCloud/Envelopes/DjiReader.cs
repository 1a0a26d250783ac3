using System.Text.Json;

namespace CityTwin.DjiCloud;

/// <summary>Reads what devices send.</summary>
public static class DjiReader
{
    private const long LatestMs = 99_999_999_999_999; // The documents' own examples have 14 digits in places.

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = DjiLimits.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    /// <exception cref="DjiRefusedException">It is no message of the Cloud API.</exception>
    public static DjiEnvelope Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > DjiLimits.MaxMessageBytes)
        {
            throw new DjiRefusedException("$", $"{payload.Length} bytes are more than {DjiLimits.MaxMessageBytes}.");
        }

        var root = new DjiValue(Parse(payload), "$").Object();
        return new DjiEnvelope(
            root["tid"].TextOr("", DjiLimits.MaxIdLength)!,
            root["bid"].TextOr("", DjiLimits.MaxIdLength)!,
            root["timestamp"].WholeOr(0, 0, LatestMs) ?? 0,
            root["gateway"].TextOr(null, DjiTopic.MaxSnLength),
            root["method"].TextOr("", DjiLimits.MaxIdLength)!,
            root["need_reply"].FlagOr(false) ?? false,
            root["data"]);
    }

    /// <summary>The result of an answer; 0 is success.</summary>
    public static int Result(DjiEnvelope answer) => (int)answer.Data["result"].Whole(int.MinValue, int.MaxValue);

    private static JsonElement Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new DjiRefusedException("$", $"this is not JSON: {e.Message}");
        }
    }
}
