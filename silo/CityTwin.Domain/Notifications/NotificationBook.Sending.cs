namespace CityTwin.Notifications;

/// <content>From what waits to messages, and what became of them.</content>
public sealed partial class NotificationBook
{
    /// <summary>
    /// The messages to send now. Their notifications count as tried, with the time of the next attempt: once this is kept,
    /// whoever goes on after a crash sends the same messages under the same ids.
    /// </summary>
    /// <param name="room">Messages that a channel can take now; others are due still.</param>
    /// <param name="isUnderWay">Whether a message is being sent at this moment.</param>
    public IReadOnlyList<OutgoingGroup> Form(long nowMs, Func<NotifyChannel, int> room, Func<string, bool> isUnderWay)
    {
        var groups = new List<OutgoingGroup>();
        foreach (var waiting in _all.Values.Where(one => one.IsWaiting).GroupBy(one => (one.Recipient, one.Channel)).ToArray())
        {
            bool HasRoom() => groups.Count(one => one.Channel == waiting.Key.Channel) < room(waiting.Key.Channel);
            foreach (var again in waiting.Where(one => one.Attempts > 0 && one.NextAtMs <= nowMs).GroupBy(one => one.MessageId).ToArray())
            {
                if (HasRoom() && !isUnderWay(again.Key))
                {
                    groups.Add(Try(again.Key, again, nowMs));
                }
            }

            if (HasRoom() && MayFollow(waiting.Key.Recipient, waiting.Key.Channel, nowMs)
                && FirstOf(waiting, nowMs) is { Length: > 0 } first)
            {
                groups.Add(Try(NotificationIdentity.OfMessage(district, first.Select(one => one.Id)), first, nowMs));
            }
        }

        return groups;
    }

    /// <summary>What became of a message.</summary>
    public void Sent(OutgoingGroup group, ChannelOutcome outcome, long nowMs)
    {
        foreach (var one in group.Notifications.Select(one => Find(one.Id)).OfType<Notification>())
        {
            var next = outcome.Taken
                ? one with
                {
                    SentAtMs = one.SentAtMs ?? nowMs,
                    DeliveredAtMs = outcome.Confirmed ? nowMs : one.DeliveredAtMs,
                    State = outcome.Confirmed ? NotificationState.Delivered : NotificationState.Sent,
                    Problem = null,
                }
                : one with
                {
                    Problem = outcome.Problem,
                    State = outcome.Hopeless || one.Attempts >= policy.MaxAttempts ? NotificationState.Failed : NotificationState.Queued,
                };

            // Who has answered meanwhile has answered; the record says all the same that it was sent.
            Change(one.IsOver ? next with { State = one.State } : next);
            if (next.State == NotificationState.Failed)
            {
                HandOnFrom(one, nowMs);
            }
        }
    }

    /// <summary>Of those who have erased their preferences nothing stays of how their channels failed.</summary>
    /// <param name="hasPreferences">Whether a person still has some.</param>
    /// <returns>Whether there was something.</returns>
    public bool ForgetProblems(Func<string, bool> hasPreferences)
    {
        var erased = _all.Values.Where(one => one.Problem is not null && !hasPreferences(one.Recipient)).ToArray();
        foreach (var one in erased)
        {
            Change(one with { Problem = null });
        }

        return erased.Length > 0;
    }

    /// <summary>Those that are due, and with them all that would be within the time that others are gathered.</summary>
    private Notification[] FirstOf(IEnumerable<Notification> waiting, long nowMs)
    {
        var fresh = waiting.Where(one => one.Attempts == 0).ToArray();
        return !fresh.Any(one => one.NextAtMs <= nowMs) ? [] :
        [
            .. fresh.Where(one => one.NextAtMs <= nowMs + (long)policy.GatherFor.TotalMilliseconds)
                .OrderByDescending(one => one.Severity).ThenBy(one => one.CreatedAtMs).ThenBy(one => one.Id, StringComparer.Ordinal)
                .Take(policy.MaxPerMessage),
        ];
    }

    private bool MayFollow(string recipient, NotifyChannel channel, long nowMs) =>
        !_lastTried.TryGetValue((recipient, channel), out var last) || nowMs - last >= (long)policy.LeastGap.TotalMilliseconds;

    private OutgoingGroup Try(string messageId, IEnumerable<Notification> some, long nowMs)
    {
        var tried = new List<Notification>();
        foreach (var one in some)
        {
            Change(one with
            {
                MessageId = messageId,
                Attempts = one.Attempts + 1,
                NextAtMs = nowMs + (long)policy.RetryWait(one.Attempts + 1).TotalMilliseconds,
            });
            tried.Add(_all[one.Id]);
        }

        _lastTried[(tried[0].Recipient, tried[0].Channel)] = nowMs;
        return new OutgoingGroup(messageId, tried[0].Recipient, tried[0].Channel, tried);
    }
}
