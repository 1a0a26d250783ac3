using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityTwin.DjiCloud;

/// <summary>
/// Writes what the cloud sends: names in lower case with underscores, enumerations as their numbers, nothing for what is null.
/// </summary>
public static class DjiWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Nothing of this is ever put into a page.
    };

    private static readonly object Empty = new();

    /// <summary>A service, or live flight control that is answered.</summary>
    /// <param name="data">Of this project's records; null for the methods without data.</param>
    public static byte[] Service(string tid, string bid, long atMs, string gateway, string method, object? data) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new { Tid = tid, Bid = bid, Timestamp = atMs, Gateway = gateway, Method = method, Data = data ?? Empty }, Options);

    /// <summary>An answer to an event, a request or a topology.</summary>
    public static byte[] Answer(DjiEnvelope asked, long atMs, string gateway, int result, object? output = null) =>
        Reply(asked, atMs, gateway, new { Result = result, Output = output });

    /// <summary>An answer whose data is all there is, as that to <c>config</c>.</summary>
    public static byte[] Reply(DjiEnvelope asked, long atMs, string gateway, object data) => JsonSerializer.SerializeToUtf8Bytes(
        new { asked.Tid, asked.Bid, Timestamp = atMs, Gateway = gateway, asked.Method, Data = data }, Options);

    /// <summary>Properties to be set, by their names on the wire.</summary>
    public static byte[] Properties(string tid, string bid, long atMs, string gateway, IReadOnlyDictionary<string, object> values) =>
        JsonSerializer.SerializeToUtf8Bytes(new { Tid = tid, Bid = bid, Timestamp = atMs, Gateway = gateway, Data = values }, Options);

    /// <summary>Live flight control.</summary>
    public static byte[] Live(string method, object? data, long? seq = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new { Method = method, Data = data ?? Empty, Seq = seq }, Options);
}
