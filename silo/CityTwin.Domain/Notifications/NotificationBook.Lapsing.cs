namespace CityTwin.Notifications;

/// <content>What nobody is asked of any more.</content>
public sealed partial class NotificationBook
{
    /// <summary>Somebody has taken note of the matter itself.</summary>
    private void Answer(string subject, string? by, long nowMs)
    {
        End(subject);
        foreach (var one in OpenOf(subject))
        {
            Change(one with { State = NotificationState.Acknowledged, AcknowledgedAtMs = nowMs, AcknowledgedBy = by });
        }
    }

    /// <summary>The matter is over: whatever was told of it lapses, shown or sent or not, and no screen calls for it any more.</summary>
    private void Lapse(string subject)
    {
        End(subject);
        foreach (var one in OpenOf(subject))
        {
            Change(one with { State = NotificationState.Lapsed });
        }
    }

    /// <summary>The matter goes on and is to call nobody: what was not sent yet is not. What was shown stays for whoever saw it.</summary>
    private void Silence(string subject)
    {
        End(subject);
        foreach (var one in OpenOf(subject).Where(one => one.IsWaiting && one.Attempts == 0))
        {
            Change(one with { State = NotificationState.Lapsed });
        }
    }

    private Notification[] OpenOf(string subject) =>
        [.. _bySubject.GetValueOrDefault(subject, []).Select(id => _all[id]).Where(one => !one.IsOver)];
}
