using System.Threading.Channels;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Notifications;

namespace CityTwin.Gateway.Notifications;

/// <summary>
/// One watcher of the caller's own notifications: those that are open, and then each as it changes. What a push has lost is
/// found in the list when the subscription is renewed.
/// </summary>
internal sealed class NotificationWatch(
    IClusterClient cluster, NotificationDesks desks, LiveHub hub, Caller caller, StreamPen<V1.NotificationUpdate> pen)
    : INotificationObserver
{
    private const int MaxWaiting = 1_000;
    private const int HealPage = 200;
    private const int MaxRemembered = 5_000;

    /// <summary>What was sent, by the change it was sent as: pushes may be lost and come in another order than the list.</summary>
    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly Channel<IReadOnlyList<Notification>> _pushed = Channel.CreateBounded<IReadOnlyList<Notification>>(MaxWaiting);

    public Task OnChanged(DivisionCode district, IReadOnlyList<Notification> notifications)
    {
        _pushed.Writer.TryWrite(notifications); // What finds no room is found in the list.
        return Task.CompletedTask;
    }

    public async Task Run(CancellationToken cancel)
    {
        var districts = desks.DistrictsOf(caller.Area);
        var self = cluster.CreateObjectReference<INotificationObserver>(this);
        try
        {
            await Subscribe(districts, self);
            await Send(districts, "snapshot", open: true, cancel);
            await pen.Write(new V1.NotificationUpdate { Type = "snapshot", SnapshotComplete = true }, cancel);
            var renewAt = hub.Clock.GetUtcNow() + hub.Options.RenewEvery;
            while (true)
            {
                if (hub.Clock.GetUtcNow() >= renewAt)
                {
                    await Subscribe(districts, self);
                    await Send(districts, "changed", open: null, cancel);
                    renewAt = hub.Clock.GetUtcNow() + hub.Options.RenewEvery;
                }

                await Next(renewAt, cancel);
            }
        }
        finally
        {
            GC.KeepAlive(this);
            foreach (var district in districts)
            {
                desks.Of(district).Unsubscribe(self).Ignore();
            }

            cluster.DeleteObjectReference<INotificationObserver>(self);
        }
    }

    private async Task Next(DateTimeOffset renewAt, CancellationToken cancel)
    {
        var left = renewAt - hub.Clock.GetUtcNow();
        var pause = left < hub.Options.HeartbeatEvery ? left : hub.Options.HeartbeatEvery;
        using var silence = new CancellationTokenSource(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, hub.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancel);
        try
        {
            await Send(await _pushed.Reader.ReadAsync(either.Token), "changed", cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await pen.Write(new V1.NotificationUpdate { Type = "heartbeat" }, cancel);
        }
    }

    private async Task Subscribe(IReadOnlyList<DivisionCode> districts, INotificationObserver self) =>
        await Task.WhenAll(districts.Select(district => desks.Of(district).Subscribe(self, caller.Subject)));

    private async Task Send(IReadOnlyList<DivisionCode> districts, string type, bool? open, CancellationToken cancel)
    {
        foreach (var district in districts)
        {
            var page = await desks.Of(district).List(new NotificationQuery(caller.Subject, Open: open, Max: HealPage));
            await Send(page.Notifications, type, cancel);
        }
    }

    private async Task Send(IReadOnlyList<Notification> some, string type, CancellationToken cancel)
    {
        foreach (var one in some.Where(one => one.Change > _sent.GetValueOrDefault(one.Id)).OrderBy(one => one.Change))
        {
            await pen.Write(new V1.NotificationUpdate { Type = type, Notification = one.ToProto(caller.Subject) }, cancel);
            if (_sent.Count >= MaxRemembered)
            {
                _sent.Clear(); // Some are sent again, which changes nothing for who has them.
            }

            _sent[one.Id] = one.Change;
        }
    }
}
