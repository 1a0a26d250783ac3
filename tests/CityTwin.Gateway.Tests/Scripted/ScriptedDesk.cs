using CityTwin.City;
using CityTwin.Notifications;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A desk whose notifications are the script's; its one link is <c>500103-m1.9.sign</c>.</summary>
public sealed class ScriptedDesk(Script script) : Grain, INotificationDeskGrain
{
    public const string Link = "500103-m1.9.sign";

    private readonly Dictionary<INotificationObserver, string> _watchers = [];

    private IEnumerable<Notification> Own => script.Notifications.Values.Where(one =>
        one.Id.StartsWith(this.GetPrimaryKeyString(), StringComparison.Ordinal));

    public Task Attend() => Task.CompletedTask;

    public Task<NotificationPage> List(NotificationQuery query)
    {
        script.Listed.AddOrUpdate(query.Recipient ?? "", 1, (_, times) => times + 1);
        Notification[] found =
        [
            .. Own.Where(one => (query.Recipient is null || one.Recipient == query.Recipient)
                    && (query.ChangedAfter is null || one.Change > query.ChangedAfter) && (query.Subject is null || one.Subject == query.Subject) && (query.Open is not { } open || open != one.IsOver)
                    && (query.Before is null || one.CreatedAtMs < query.Before.CreatedAtMs))
                .OrderByDescending(one => one.CreatedAtMs),
        ];
        return Task.FromResult(new NotificationPage([.. found.Take(query.Max)], found.Length > query.Max));
    }

    public async Task<Notification> Acknowledge(string id, string by)
    {
        if (!script.Notifications.TryGetValue(id, out var one) || one.Recipient != by)
        {
            throw new NotifyRefusedException($"There is no notification '{id}' to you.", NotifyRefusal.Missing, "id");
        }

        var taken = one with { State = NotificationState.Acknowledged, AcknowledgedBy = by, AcknowledgedAtMs = 9, Change = one.Change + 100 };
        script.Notifications[id] = taken;
        foreach (var (watcher, who) in _watchers.Where(watcher => watcher.Value == by))
        {
            await watcher.OnChanged(DivisionCode.Parse(this.GetPrimaryKeyString()), [taken]);
        }

        return taken;
    }

    public Task<IReadOnlyList<Notification>> AcknowledgeLink(string token) => token == Link
        ? Task.FromResult<IReadOnlyList<Notification>>([.. Own.Take(1)])
        : throw new NotifyRefusedException("This link is not one of ours, or is too old.", NotifyRefusal.Missing, "token");

    public Task<ChannelOutcome> Test(string subject, NotifyChannel channel) => channel == NotifyChannel.Webhook
        ? Task.FromResult(ChannelOutcome.Never(NotifyProblem.Refused, "The receiver answered 410."))
        : throw new NotifyRefusedException("You have set no target of this channel.", NotifyRefusal.Invalid, "channel");

    public Task<long> Subscribe(INotificationObserver observer, string recipient)
    {
        _watchers[observer] = recipient;
        return Task.FromResult(Own.Where(one => one.Recipient == recipient).Select(one => one.Change).DefaultIfEmpty().Max());
    }

    public Task Unsubscribe(INotificationObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }
}
