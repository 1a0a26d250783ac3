namespace CityTwin.Mqtt;

/// <summary>A topic of the scheme <c>citytwin/v1/{deviceId}/…</c>, taken apart.</summary>
/// <param name="DeviceId">Whose topic it is; a valid <see cref="Mqtt.DeviceId"/>.</param>
/// <param name="CommandId">For a command and its reply only; of the same alphabet as a device id.</param>
public readonly record struct DeviceTopic(string DeviceId, TopicKind Kind, string? CommandId = null)
{
    public const string Prefix = "citytwin/v1/";

    public static string Telemetry(string deviceId) => $"{Prefix}{deviceId}/telemetry";

    public static string Batch(string deviceId) => $"{Prefix}{deviceId}/batch";

    public static string Errors(string deviceId) => $"{Prefix}{deviceId}/errors";

    public static string Notify(string deviceId) => $"{Prefix}{deviceId}/notify";

    public static string Command(string deviceId, string commandId) => $"{Prefix}{deviceId}/commands/{commandId}";

    public static string CommandReply(string deviceId, string commandId) => $"{Command(deviceId, commandId)}/reply";

    /// <summary>The one filter a device may subscribe to for its commands.</summary>
    public static string CommandsFilter(string deviceId) => $"{Prefix}{deviceId}/commands/#";

    /// <summary>Whether the topic is of this scheme. A filter never is: <c>+</c> and <c>#</c> are in no id.</summary>
    public static bool TryParse(ReadOnlySpan<char> topic, out DeviceTopic parsed)
    {
        parsed = default;
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = topic[Prefix.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0 || !Mqtt.DeviceId.IsValid(rest[..slash]))
        {
            return false;
        }

        if (!TryKind(rest[(slash + 1)..], out var kind, out var commandId))
        {
            return false;
        }

        parsed = new DeviceTopic(rest[..slash].ToString(), kind, commandId);
        return true;
    }

    /// <summary>The topic's text.</summary>
    public override string ToString() => Kind switch
    {
        TopicKind.Telemetry => Telemetry(DeviceId),
        TopicKind.Batch => Batch(DeviceId),
        TopicKind.Event => $"{Prefix}{DeviceId}/event",
        TopicKind.Command => Command(DeviceId, CommandId!),
        TopicKind.CommandReply => CommandReply(DeviceId, CommandId!),
        TopicKind.Notify => Notify(DeviceId),
        _ => Errors(DeviceId),
    };

    private static bool TryKind(ReadOnlySpan<char> tail, out TopicKind kind, out string? commandId)
    {
        commandId = null;
        switch (tail)
        {
            case "telemetry":
                kind = TopicKind.Telemetry;
                return true;
            case "batch":
                kind = TopicKind.Batch;
                return true;
            case "event":
                kind = TopicKind.Event;
                return true;
            case "notify":
                kind = TopicKind.Notify;
                return true;
            case "errors":
                kind = TopicKind.Errors;
                return true;
            default:
                return TryCommand(tail, out kind, out commandId);
        }
    }

    private static bool TryCommand(ReadOnlySpan<char> tail, out TopicKind kind, out string? commandId)
    {
        const string commands = "commands/";
        const string reply = "/reply";
        kind = TopicKind.Command;
        commandId = null;
        if (!tail.StartsWith(commands, StringComparison.Ordinal))
        {
            return false;
        }

        var id = tail[commands.Length..];
        if (id.EndsWith(reply, StringComparison.Ordinal))
        {
            kind = TopicKind.CommandReply;
            id = id[..^reply.Length];
        }

        if (!Mqtt.DeviceId.IsValid(id))
        {
            return false;
        }

        commandId = id.ToString();
        return true;
    }
}
