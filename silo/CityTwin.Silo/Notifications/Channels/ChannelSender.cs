using Microsoft.Extensions.Options;

namespace CityTwin.Notifications.Channels;

/// <summary>Sends a message by a channel, within a time, and says what became of it. It never throws.</summary>
internal sealed class ChannelSender(IEnumerable<IChannel> channels, IOptions<NotificationOptions> options, TimeProvider clock)
{
    private const int MaxProblem = 200;

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
            return outcome.Problem is { Length: > MaxProblem } problem ? outcome with { Problem = problem[..MaxProblem] } : outcome;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return ChannelOutcome.Retry($"No answer within {within.TotalSeconds:0.#} s.");
        }
        catch (Exception e)
        {
            return ChannelOutcome.Retry(e.Message.Length > MaxProblem ? e.Message[..MaxProblem] : e.Message);
        }
    }
}
