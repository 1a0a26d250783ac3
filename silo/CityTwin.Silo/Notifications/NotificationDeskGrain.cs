using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.Notifications.Channels;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Notifications;

/// <summary>
/// Follows its district's log as storage has it and tells people. What is to be told is kept before it is told, so that a silo
/// that dies loses none; a message that was perhaps sent is sent again under the same id (ADR 14).
/// </summary>
/// <remarks>Reentrant: lists are read and notes taken while messages are on their way. The book is touched only between awaits.</remarks>
[GrainType("notification-desk"), KeepAlive, Reentrant]
internal sealed partial class NotificationDeskGrain(
    [PersistentState("notification-desk")] IPersistentState<DeskRecord> state, Residents residents, CityDay day, CityCatalogue city,
    ChannelSender sender, AskingMeter meter, DeskTroubles troubles,
    IOptions<NotificationOptions> options, TimeProvider clock, ILogger<NotificationDeskGrain> log)
    : PlacedGrain(residents), INotificationDeskGrain
{
    /// <summary>A desk's work has fewer parts.</summary>
    private const int MaxParts = 10;

    private readonly NotificationOptions _options = options.Value;
    private readonly SemaphoreSlim _keeping = new(1);
    private readonly Dictionary<string, ObserverManager<INotificationObserver>> _watchers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _tested = new(StringComparer.Ordinal);
    private NotificationBook _book = null!;
    private bool _unkept;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private IPeopleGrain PeopleGrain => GrainFactory.Grain<IPeopleGrain>(District.City.Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _book = new NotificationBook(District, _options.Policy, day) { IsHere = IsHere };
        _book.Recall(state.State.Notifications, state.State.HandOffs);
        _parts = new(_options, MaxParts, clock, (part, times, error) => LogPartFailed(District, part, times, error));
        _rosters = new(
            _options, clock, async centre => (await GrainFactory.Grain<IRosterGrain>(centre.Value).Get()).Roster,
            (centre, times, error) => LogRosterNotRead(District, centre, times, error));
        if (state.State.LinkKey.Length == 0)
        {
            state.State.LinkKey = LinkTokens.NewKey();
        }

        this.RegisterGrainTimer(
            (grain, _) => grain.Look(), this, new GrainTimerCreationOptions(TimeSpan.Zero, _options.LookEvery) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        troubles.Set(District, 0); // What fails here is another silo's to tell.
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Attend() => Task.CompletedTask;

    public Task<NotificationPage> List(NotificationQuery query) =>
        Task.FromResult(_book.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxPerPage) }));

    public async Task<Notification> Acknowledge(string id, string by)
    {
        if (_book.Find(id) is not { } one || one.Recipient != by)
        {
            throw new NotifyRefusedException($"There is no notification '{id}' to you.", NotifyRefusal.Missing, "id");
        }

        await Answer([one], by);
        return _book.Find(id) ?? one;
    }

    public async Task<IReadOnlyList<Notification>> AcknowledgeLink(string token)
    {
        var link = LinkTokens.Read(state.State.LinkKey, token, NowMs)
            ?? throw new NotifyRefusedException("This link is not one of ours, or is too old.", NotifyRefusal.Missing, "token");
        Notification[] told = [.. _book.Notifications.Where(one => one.MessageId == link.MessageId)];
        if (told.Length == 0)
        {
            throw new NotifyRefusedException("What this link is about has been forgotten.", NotifyRefusal.Missing, "token");
        }

        await ShouldStillCount(told[0].Recipient, link.IssuedAtMs);
        await Answer(told, told[0].Recipient);
        return [.. told.Select(one => _book.Find(one.Id) ?? one)];
    }

    public async Task<ChannelOutcome> Test(string subject, NotifyChannel channel)
    {
        var preferences = await PeopleGrain.Find(subject);
        if (channel == NotifyChannel.Screen || preferences is null || !ChannelSender.Leads(preferences, channel))
        {
            throw new NotifyRefusedException("You have set no target of this channel: set it, and then test it.", NotifyRefusal.Invalid, "channel");
        }

        await KnowRevoked();
        if (_revoked.Covers(subject, preferences.SetAtMs))
        {
            throw new NotifyRefusedException(
                "Your access was revoked since you set this, so nothing is sent there: set your preferences again, and then test.",
                NotifyRefusal.Invalid, "channel");
        }

        foreach (var old in _tested.Where(one => NowMs - one.Value >= (long)_options.TestEvery.TotalMilliseconds).ToArray())
        {
            _tested.Remove(old.Key);
        }

        if (!_tested.TryAdd(subject, NowMs))
        {
            throw new NotifyRefusedException(
                $"You have tested a moment ago: wait {_options.TestEvery.TotalSeconds:0.#} s.", NotifyRefusal.Full);
        }

        return await sender.Send(channel, preferences, OutgoingMessage.Test(District, subject, preferences.Language, NowMs));
    }

    public Task<long> Subscribe(INotificationObserver observer, string recipient)
    {
        if (!_watchers.TryGetValue(recipient, out var watchers))
        {
            foreach (var gone in _watchers.Where(one => one.Value.Count == 0).ToArray())
            {
                _watchers.Remove(gone.Key);
            }

            if (_watchers.Count >= _options.MaxWatched)
            {
                throw new NotifyRefusedException($"{_watchers.Count} people watch {District}, as many as may.", NotifyRefusal.Full);
            }

            _watchers[recipient] = watchers = new(_options.SubscriptionLasts, log) { GetDateTime = () => clock.GetUtcNow().UtcDateTime };
        }

        watchers.Subscribe(observer, observer);
        return Task.FromResult(_book.NewestOf(recipient));
    }

    public Task Unsubscribe(INotificationObserver observer)
    {
        foreach (var watchers in _watchers.Values)
        {
            watchers.Unsubscribe(observer);
        }

        return Task.CompletedTask;
    }

    /// <summary>Whoever is on duty and answers has taken the alert: it is said there first, since the ladder goes by that.</summary>
    private async Task Answer(IReadOnlyList<Notification> told, string by)
    {
        var mine = told.SelectMany(_book.OpenLike).Where(one => one.OnDuty && AlertId.TryParse(one.Subject, out _))
            .Select(one => one.Subject).Distinct().ToArray();
        foreach (var alert in mine)
        {
            try
            {
                await GrainFactory.Grain<IAlertGrain>(alert).Acknowledge(by, note: null);
            }
            catch (AlertRefusedException)
            {
                // It is gone or cleared: nothing is left to take there.
            }
        }

        if (_book.Acknowledge(told.Select(one => one.Id), by, NowMs).Count > 0)
        {
            _unkept = true;
            await Keep();
        }
    }

    /// <summary>Writes the book and the place in the log together. When that fails nothing of it is told.</summary>
    private async Task Keep()
    {
        await _keeping.WaitAsync();
        try
        {
            if (!_unkept)
            {
                return;
            }

            _unkept = false;
            _placeKeptAtMs = NowMs;
            state.State.Cursor = _cursor;
            state.State.Notifications = [.. _book.Notifications];
            state.State.HandOffs = [.. _book.HandOffs];
            var changed = _book.TakeChanged();
            await state.WriteStateAsync();
            Publish(changed);
        }
        catch (Exception error)
        {
            // What this activation believes and storage does not have is forgotten: the next reads the log again.
            LogNotKept(District, error);
            DeactivateOnIdle();
            _gone = true;
            throw;
        }
        finally
        {
            _keeping.Release();
        }
    }

    private void Publish(IReadOnlyList<Notification> changed)
    {
        foreach (var of in changed.GroupBy(one => one.Recipient))
        {
            if (_watchers.TryGetValue(of.Key, out var watchers))
            {
                Notification[] some = [.. of];
                watchers.Notify(observer => observer.OnChanged(District, some)).Ignore();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications of {District} were not kept; they are read from the log again")]
    private partial void LogNotKept(DivisionCode district, Exception error);
}
