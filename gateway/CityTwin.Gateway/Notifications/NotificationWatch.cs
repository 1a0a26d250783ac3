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
    private const int PerPage = 200;

    /// <summary>Of a district and at once; a desk keeps fewer of everybody together.</summary>
    private const int MaxPages = 25;
    private const int MaxRemembered = 5_000;

    /// <summary>What was sent, by the change it was sent as: pushes may be lost and come in another order than the list.</summary>
    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);

    /// <summary>The last change of the caller's own that each desk was read up to.</summary>
    private readonly Dictionary<DivisionCode, long> _read = [];
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
            await Read(districts, self, "snapshot", open: true, cancel);
            await pen.Write(new V1.NotificationUpdate { Type = "snapshot", SnapshotComplete = true }, cancel);
            var renewAt = hub.Clock.GetUtcNow() + hub.Options.RenewEvery;
            while (true)
            {
                if (hub.Clock.GetUtcNow() >= renewAt)
                {
                    await Read(districts, self, "changed", open: null, cancel);
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

    /// <summary>Subscribes, and sends what has changed at each desk since it was last read.</summary>
    private async Task Read(
        IReadOnlyList<DivisionCode> districts, INotificationObserver self, string type, bool? open, CancellationToken cancel)
    {
        var found = await Bounded.Select(districts, NotificationDesks.Parallelism, district => Changed(district, self, open), cancel);
        foreach (var (newest, some, i) in found.Select((one, i) => (one.Newest, one.Some, i)))
        {
            await Send(some, type, cancel);
            _read[districts[i]] = newest;
        }
    }

    private async Task<(long Newest, IReadOnlyList<Notification> Some)> Changed(
        DivisionCode district, INotificationObserver self, bool? open)
    {
        var desk = desks.Of(district);
        var (before, newest) = (_read.GetValueOrDefault(district), await desk.Subscribe(self, caller.Subject));
        if (newest == before)
        {
            return (newest, []);
        }

        // A desk that could not keep its last changes has counted back.
        var query = new NotificationQuery(caller.Subject, Open: open, Max: PerPage, ChangedAfter: newest > before && before > 0 ? before : null);
        var some = new List<Notification>();
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var page = await desk.List(query);
            some.AddRange(page.Notifications);
            if (!page.More || page.Notifications.Count == 0)
            {
                break;
            }

            query = query with { Before = new NotificationCursor(page.Notifications[^1].CreatedAtMs, page.Notifications[^1].Id) };
        }

        return (newest, some);
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
