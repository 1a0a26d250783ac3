using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Notifications;

/// <summary>Notifications and preferences as the API shows and reads them.</summary>
internal static class NotificationMapping
{
    private const int MaxRepeated = 100;

    /// <param name="reader">Why a channel failed is the business of the person it leads to.</param>
    public static V1.Notification ToProto(this Notification one, string reader) => new()
    {
        Id = one.Id,
        Subject = one.Subject,
        Kind = WireName.Of(one.Kind),
        Reason = one.OnDuty ? "duty" : "choice",
        Recipient = one.Recipient,
        Channel = WireName.Of(one.Channel),
        Centre = one.Centre.Value,
        Cell = one.Cell.Value,
        Severity = one.Severity.ToWire(),
        State = WireName.Of(one.State),
        What = one.What,
        TwinId = one.Twin,
        OccurredAt = Moments.At(one.OccurredAtMs),
        CreatedAt = Moments.At(one.CreatedAtMs),
        SentAt = Moments.At(one.SentAtMs),
        DeliveredAt = Moments.At(one.DeliveredAtMs),
        AcknowledgedAt = Moments.At(one.AcknowledgedAtMs),
        AcknowledgedBy = one.AcknowledgedBy ?? "",
        Attempts = one.Attempts,
        Problem = one.Recipient == reader && one.Problem is { } problem ? WireName.Of(problem) : "",
        MessageId = one.MessageId,
        Rank = one.OnDuty ? one.Rank + 1 : 0,
    };

    public static V1.NotifyPreferences ToProto(this NotifyPreferences own)
    {
        var shown = new V1.NotifyPreferences
        {
            Version = own.Version,
            Language = own.Language,
            Webhook = own.Webhook is { } hook ? new V1.Webhook { Url = hook.Url, HasSecret = true } : null,
            Mail = own.Mail ?? "",
            Device = own.Device ?? "",
            Quiet = own.Quiet is { } quiet
                ? new V1.QuietHours { FromMinute = quiet.FromMinute, UntilMinute = quiet.UntilMinute, EvenRed = quiet.EvenRed }
                : null,
            Area = own.Area.Value,
            Department = own.Department ?? "",
        };
        shown.Channels.AddRange(own.Channels.Select(WireName.Of));
        shown.Kinds.AddRange(own.Kinds.Select(WireName.Of));
        shown.Severities.AddRange(own.Severities.Select(severity => severity.ToWire()));
        shown.Areas.AddRange(own.Areas.Select(area => area.Value));
        return shown;
    }

    /// <exception cref="Grpc.Core.RpcException">A word is none of those there are.</exception>
    public static NotifyPreferences Read(V1.NotifyPreferences? wanted, Caller caller)
    {
        wanted ??= new V1.NotifyPreferences();
        return NotifyPreferences.Of(caller.Subject, caller.Area, caller.Department) with
        {
            Language = wanted.Language,
            Channels = All("preferences.channels", wanted.Channels, Channel),
            Webhook = wanted.Webhook is { Url.Length: > 0 } hook ? new WebhookTarget(hook.Url, hook.Secret) : null,
            Mail = NullIfEmpty(wanted.Mail),
            Device = NullIfEmpty(wanted.Device),
            Kinds = All("preferences.kinds", wanted.Kinds, Word<NotifyKind>),
            Severities = All("preferences.severities", wanted.Severities, Severe),
            Areas = All("preferences.areas", wanted.Areas, Asked.Division),
            Quiet = wanted.Quiet is { } quiet ? new QuietHours(quiet.FromMinute, quiet.UntilMinute, quiet.EvenRed) : null,
        };
    }

    public static NotifyChannel Channel(string field, string text) => Word<NotifyChannel>(field, text);

    private static Severity Severe(string field, string text) => SensingNames.TryParseSeverity(text, out var severity)
        ? severity
        : throw Refusal.Invalid(field, $"'{text}' is not a severity: expected I, II, III or IV.");

    private static T Word<T>(string field, string text)
        where T : struct, Enum => WireName.TryParse<T>(text, out var value)
            ? value
            : throw Refusal.Invalid(field, $"'{text}' is none of {string.Join(", ", WireName.All<T>())}.");

    private static T[] All<T>(string field, IReadOnlyCollection<string> words, Func<string, string, T> read) => words.Count <= MaxRepeated
        ? [.. words.Select(word => read(field, word)).Distinct()]
        : throw Refusal.Invalid(field, $"{words.Count} are more than {MaxRepeated}.");

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
