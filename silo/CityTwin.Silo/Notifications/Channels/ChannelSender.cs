using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace CityTwin.Notifications.Channels;

/// <summary>Sends a message by a channel, within a time, and says what became of it. It never throws.</summary>
internal sealed class ChannelSender(IEnumerable<IChannel> channels, IOptions<NotificationOptions> options, TimeProvider clock)
{
    private const int MaxDetail = 200;

    private readonly Dictionary<NotifyChannel, IChannel> _channels = channels.ToDictionary(channel => channel.Channel);

    /// <summary>Whether the person has said where a channel leads.</summary>
    public static bool Leads(NotifyPreferences preferences, NotifyChannel channel) => channel switch
    {
        NotifyChannel.Webhook => preferences.Webhook is not null,
        NotifyChannel.Mail => preferences.Mail is not null,
        NotifyChannel.Mqtt => preferences.Device is not null,
        _ => true,
    };

    public async Task<ChannelOutcome> Send(NotifyChannel channel, NotifyPreferences preferences, OutgoingMessage message)
    {
        var within = options.Value.SendWithin;
        using var patience = new CancellationTokenSource(within, clock);
        try
        {
            var outcome = await _channels[channel].Send(preferences, message, patience.Token).WaitAsync(within * 2, clock);
            return outcome with { Detail = Short(outcome.Detail) };
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return ChannelOutcome.Retry(NotifyProblem.TimedOut, $"No answer within {within.TotalSeconds:0.#} s.");
        }
        catch (Exception e)
        {
            return ChannelOutcome.Retry(IsOfTheLine(e) ? NotifyProblem.Unreachable : NotifyProblem.Failed, Short(e.Message)!);
        }
    }

    private static bool IsOfTheLine(Exception error) =>
        error is HttpRequestException or SocketException or IOException or ProtocolException or SslHandshakeException;

    private static string? Short(string? text) => text is { Length: > MaxDetail } ? text[..MaxDetail] : text;
}
