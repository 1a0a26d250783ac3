using System.Globalization;
using System.Net.Mail;

namespace CityTwin.Notifications;

/// <summary>What preferences may be.</summary>
public static class PreferencesCheck
{
    public const int MaxUrlCharacters = 500;
    public const int MinSecretCharacters = 16;
    public const int MaxSecretCharacters = 200;
    public const int MaxMailCharacters = 254;
    public const int MaxAreas = 50;

    /// <param name="allowsHttp">The city lets webhooks be without TLS, as a local start does.</param>
    /// <exception cref="NotifyRefusedException">It names the first field that is not as it may be.</exception>
    public static void ShouldBeSound(NotifyPreferences wanted, bool allowsHttp)
    {
        RosterCheck.Require(wanted.Language is "zh" or "en", "preferences.language", $"'{wanted.Language}' is neither zh nor en.");
        Webhook(wanted.Webhook, allowsHttp);
        Mail(wanted.Mail);
        Channels(wanted);
        RosterCheck.Require(wanted.Areas.Count <= MaxAreas, "preferences.areas", $"{wanted.Areas.Count} areas are more than {MaxAreas}.");
        foreach (var area in wanted.Areas)
        {
            RosterCheck.Require(wanted.Area.Contains(area), "preferences.areas", $"{area} is outside your area, {wanted.Area}.");
        }

        if (wanted.Quiet is { } quiet)
        {
            RosterCheck.Minute("preferences.quiet.from_minute", quiet.FromMinute);
            RosterCheck.Minute("preferences.quiet.until_minute", quiet.UntilMinute);
            RosterCheck.Require(quiet.FromMinute != quiet.UntilMinute, "preferences.quiet.until_minute", "quiet hours end at another minute than they begin.");
        }
    }

    private static void Channels(NotifyPreferences wanted)
    {
        foreach (var channel in wanted.Channels)
        {
            var (target, field) = channel switch
            {
                NotifyChannel.Webhook => (wanted.Webhook?.Url, "preferences.webhook.url"),
                NotifyChannel.Mail => (wanted.Mail, "preferences.mail"),
                NotifyChannel.Mqtt => (wanted.Device, "preferences.device"),
                _ => ("", "preferences.channels"),
            };
            RosterCheck.Require(target is not null, field, "the channel is in use, so say where it leads.");
        }

        RosterCheck.Require(
            wanted.Channels.Distinct().Count() == wanted.Channels.Count && !wanted.Channels.Contains(NotifyChannel.Screen),
            "preferences.channels", "expected some of webhook, mail and mqtt, each once; the screen is always there.");
    }

    private static void Webhook(WebhookTarget? webhook, bool allowsHttp)
    {
        if (webhook is null)
        {
            return;
        }

        RosterCheck.Require(
            webhook.Url.Length <= MaxUrlCharacters && Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || (allowsHttp && url.Scheme == Uri.UriSchemeHttp))
                && url.UserInfo.Length == 0,
            "preferences.webhook.url", $"expected an absolute https address of at most {MaxUrlCharacters} characters, without a password in it.");
        RosterCheck.Require(
            webhook.Secret.Length is >= MinSecretCharacters and <= MaxSecretCharacters, "preferences.webhook.secret",
            $"expected {MinSecretCharacters} to {MaxSecretCharacters} characters that only you and your receiver know.");
    }

    private static void Mail(string? mail) => RosterCheck.Require(
        mail is null || (mail.Length <= MaxMailCharacters && !mail.Any(char.IsControl)
            && MailAddress.TryCreate(mail, out var read) && read.Address == mail),
        "preferences.mail", string.Create(CultureInfo.InvariantCulture, $"expected a bare e-mail address of at most {MaxMailCharacters} characters."));
}
