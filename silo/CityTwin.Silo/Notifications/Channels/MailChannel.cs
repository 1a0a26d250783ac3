using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CityTwin.Notifications.Channels;

/// <summary>Gives a message to the city's mail server. That it has it is all that can be known.</summary>
internal sealed class MailChannel(IOptions<NotificationOptions> options) : IChannel
{
    private const int MaxSubject = 200;

    private readonly MailOptions _options = options.Value.Mail;

    public NotifyChannel Channel => NotifyChannel.Mail;

    public async Task<ChannelOutcome> Send(NotifyPreferences preferences, OutgoingMessage message, CancellationToken cancel)
    {
        if (_options.Host.Length == 0)
        {
            return ChannelOutcome.Never(NotifyProblem.NotSetUp, "The city has no mail server: Notifications:Mail:Host is not set.");
        }

        using var letter = Letter(preferences.Mail!, message);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(_options.Host, _options.Port, Security(), cancel);
            if (_options.User.Length > 0)
            {
                await client.AuthenticateAsync(_options.User, (await File.ReadAllTextAsync(_options.PasswordFile, cancel)).Trim(), cancel);
            }

            await client.SendAsync(letter, cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return ChannelOutcome.Accepted;
        }
        catch (SmtpCommandException e)
        {
            var code = ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture);
            var said = $"The mail server answered {code} {e.Message}";
            return (int)e.StatusCode is >= 500 and < 600 ? ChannelOutcome.Never(NotifyProblem.Refused, said) : ChannelOutcome.Retry(NotifyProblem.Busy, said);
        }
    }

    private MimeMessage Letter(string to, OutgoingMessage message)
    {
        var letter = new MimeMessage();
        letter.From.Add(MailboxAddress.Parse(_options.From));
        letter.To.Add(new MailboxAddress("", to));
        var subject = MessageWords.Subject(message);
        letter.Subject = subject.Length > MaxSubject ? $"{subject[..MaxSubject]}…" : subject;
        letter.MessageId = $"{message.MessageId}@{_options.From.Split('@')[^1]}"; // The same at every attempt.
        letter.Date = DateTimeOffset.FromUnixTimeMilliseconds(message.AtMs);
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        letter.Body = new TextPart("plain") { Text = MessageWords.Body(message) };
        return letter;
    }

    private SecureSocketOptions Security() => _options.Security switch
    {
        "none" => SecureSocketOptions.None,
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        var other => throw new InvalidOperationException($"Notifications:Mail:Security is '{other}': expected starttls, tls or none."),
    };
}
