namespace CityTwin.Warnings;

/// <summary>What a message of another authority leads to, and what comes of it.</summary>
internal static class WarningReception
{
    /// <summary>Empty when the message was taken before.</summary>
    /// <exception cref="WarningRefusedException">It cannot be taken.</exception>
    public static WarningEvent[] Decide(WarningView? view, ReceiveWarning command, long nowMs, WarningLimits limits)
    {
        var message = command.Message;
        if (view is not null)
        {
            if (view.Messages.FirstOrDefault(known => known.Identifier == message.Identifier) is { } same)
            {
                return same.SentAtMs == message.SentAtMs
                    ? []
                    : throw Refused($"Message {message.Identifier} is here with another time of sending: it needs an identifier of its own.", WarningRefusal.Invalid);
            }

            ShouldFollow(view, command, limits);
            if (message.Kind == ReceivedKind.Cancel && view.Stage == WarningStage.Cancelled)
            {
                return [];
            }
        }
        else if (message.Kind == ReceivedKind.Cancel)
        {
            throw Refused("None of the messages that it takes back was received.", WarningRefusal.Missing);
        }

        var received = new WarningReceived(
            command.Id, (view?.Version ?? 0) + 1, nowMs, nowMs, command.By, message,
            message.Kind == ReceivedKind.Cancel ? null : command.Content);
        WarningChecks.ShouldBeReceivable(received, nowMs, limits);
        return [received];
    }

    public static WarningView Evolve(WarningView? view, WarningReceived received)
    {
        var message = received.Message;
        var after = (view ?? First(received)) with
        {
            Version = received.Version,
            UpdatedAtMs = received.RecordedAtMs,
            Origin = new WarningOrigin(message.Sender, message.SenderName, message.Status, received.By),
            Messages = [.. view?.Messages ?? [], new WarningMessage(received.Version, message.Identifier, message.SentAtMs)],
        };
        return message.Kind switch
        {
            ReceivedKind.Cancel => after with
            {
                Stage = WarningStage.Cancelled,
                EndedAtMs = received.OccurredAtMs,
                EndedBy = message.Sender,
                Reason = message.Note ?? "",
            },
            // An update may call back to life what had run out meanwhile.
            _ when view is not null => after with
            {
                Stage = WarningStage.Updated, Content = received.Content!, EndedAtMs = null, EndedBy = null, Reason = null,
            },
            _ => after,
        };
    }

    private static WarningView First(WarningReceived received) => new(
        received.Id, received.Version, WarningStage.Issued, received.Message.Status != ReceivedStatus.Actual, CorrelationId: null,
        received.Content!, Sender: null, Messages: [], received.OccurredAtMs, received.By, received.Message.SentAtMs,
        received.Message.Sender, EndedAtMs: null, EndedBy: null, Reason: null, received.RecordedAtMs);

    private static void ShouldFollow(WarningView view, ReceiveWarning command, WarningLimits limits)
    {
        var message = command.Message;
        if (view.Origin is not { } origin || origin.Sender != message.Sender)
        {
            throw Refused($"Warning {view.Id} is not one of {message.Sender}.", WarningRefusal.Invalid);
        }

        // The sender is what the message says of itself: who has brought the first is known.
        if (view.DraftedBy != command.By && !command.Entrusted)
        {
            throw Refused(
                $"Warning {view.Id} was brought by another principal, and you are not named as one that brings messages of {message.Sender}.",
                WarningRefusal.NotYours);
        }

        if (origin.Status != message.Status)
        {
            throw Refused($"Warning {view.Id} is {origin.Status}, the message {message.Status}: one does not change the other.", WarningRefusal.Invalid);
        }

        if (message.SentAtMs < view.Messages[^1].SentAtMs)
        {
            throw Refused($"Warning {view.Id} has a message that was sent later, {view.Messages[^1].Identifier}.", WarningRefusal.Stale);
        }

        if (message.Kind == ReceivedKind.Alert || (message.Kind == ReceivedKind.Update && view.Stage == WarningStage.Cancelled))
        {
            throw Refused($"Warning {view.Id} is {view.Stage.ToString().ToLowerInvariant()} already.", WarningRefusal.WrongStage);
        }

        if (message.Kind == ReceivedKind.Update && view.Messages.Count >= limits.MaxMessages)
        {
            throw Refused($"Warning {view.Id} has {view.Messages.Count} messages, the most it may.", WarningRefusal.WrongStage);
        }
    }

    private static WarningRefusedException Refused(string why, WarningRefusal refusal) => new(why, refusal);
}
