using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityTwin.Mqtt;

/// <summary>What <c>citytwin/v1/{deviceId}/errors</c> says after a message was refused, in whole or in part.</summary>
/// <param name="Code">A <see cref="RefusalCode.Wire"/>: the first refusal's.</param>
/// <param name="Reason">Its sentence.</param>
/// <param name="At">Where in the payload, as a JSONPath.</param>
/// <param name="T">When the server refused it, ISO 8601 in UTC.</param>
/// <param name="Topic">What it was published to.</param>
/// <param name="Device">Whose reading it was, in a batch.</param>
/// <param name="Taken">How many readings of the message are stored all the same.</param>
/// <param name="Refused">How many refusals there were; at most 20 are told.</param>
/// <param name="More">The refusals after the first.</param>
public sealed record ErrorMessage(
    string Code,
    string Reason,
    string At,
    DateTime T,
    string Topic,
    string? Device,
    int Taken,
    int Refused,
    IReadOnlyList<ErrorMessage.Further>? More)
{
    /// <summary>How many refusals of one message are told.</summary>
    public const int MaxTold = 20;

    /// <summary>A refusal after the first.</summary>
    public sealed record Further(string Code, string Reason, string At, string? Device);

    /// <param name="refusals">At least one.</param>
    public static ErrorMessage Of(IReadOnlyList<Refusal> refusals, string topic, int taken, DateTimeOffset now)
    {
        var first = refusals[0];
        var more = refusals.Skip(1).Take(MaxTold - 1)
            .Select(refusal => new Further(refusal.Code.Wire, refusal.Reason, refusal.At, refusal.Device?.DeviceId))
            .ToArray();
        return new ErrorMessage(
            first.Code.Wire, first.Reason, first.At, Moment(now), topic, first.Device?.DeviceId, taken, refusals.Count,
            more.Length == 0 ? null : more);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ErrorJson.Plain.ErrorMessage);

    /// <returns>Null when the payload is not an error message.</returns>
    public static ErrorMessage? Parse(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, ErrorJson.Default.ErrorMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTime Moment(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()).UtcDateTime;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorMessage))]
internal sealed partial class ErrorJson : JsonSerializerContext
{
    /// <summary>Quotes and signs as they are: a person reads them in a terminal, no page embeds them.</summary>
    public static ErrorJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
