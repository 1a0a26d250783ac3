using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Notifications.Channels;

namespace CityTwin.Notifications;

/// <content>From the log to the book, and from the book to the channels.</content>
internal sealed partial class NotificationDeskGrain
{
    private readonly Dictionary<string, NotifyChannel> _underWay = new(StringComparer.Ordinal);
    private Dictionary<string, NotifyPreferences> _people = [];
    private long _peopleRevision = -1;
    private long _peopleReadAtMs;
    private long? _cursor;
    private long _placeKeptAtMs;
    private long _droppedTold;
    private bool _looking;
    private bool _gone;
    private KnownRosters _rosters = null!;
    private Patience<string> _parts = null!;

    private async Task Look()
    {
        if (_looking || _gone)
        {
            return;
        }

        _looking = true;
        try
        {
            // Apart: what waits to be sent does not wait for a log that cannot be read.
            await _parts.Try("reading the log", Follow);
            await _parts.Try("passing over who was revoked", PassOverRevoked);
            await _parts.Try("asking the next on duty", HandOn);
            await _parts.Try("sending messages", Deliver);
            troubles.Set(District, _parts.Failing + _rosters.Failing);
        }
        finally
        {
            _looking = false;
        }
    }

    private async Task HandOn()
    {
        // One moment for all of it: what falls due while rosters are read has not had its own read.
        var nowMs = NowMs;
        if (_book.NextHandOffMs <= nowMs)
        {
            await Know(_book.HandOffs.Where(open => open.NextAtMs <= nowMs).Select(open => open.Lead ?? open.Centre));
            await EndWhatIsOver(nowMs);
            _book.Sweep(_people, OnDuty, nowMs);
            _unkept = true;
        }
    }

    private async Task Deliver()
    {
        // Who has erased their preferences is not kept waiting for the next event.
        if (NowMs - _peopleReadAtMs >= (long)_options.RosterKnownFor.TotalMilliseconds)
        {
            await _parts.Try("reading preferences", ReadPeople);
        }

        _book.Forget(NowMs);
        if (_book.HasWaiting)
        {
            // Before an attempt is counted: what cannot be sent for want of an address has not been tried.
            await Know([]);
        }

        var groups = _book.Form(NowMs, Room, _underWay.ContainsKey);
        _unkept |= groups.Count > 0;
        await Keep();
        Send(groups);
        TellOfDropped();
        TellOfUnanswered();
    }

    private async Task Follow()
    {
        var inside = GrainFactory.Grain<IDistrictLogInside>(District.Value);
        _cursor ??= state.State.Cursor;
        if (_cursor is null)
        {
            var head = (await inside.ReadStored(long.MaxValue - 1, max: 1)).Head;
            _cursor = Math.Max(0, head - _options.MaxFirstLook);
            _unkept = true;
        }

        var page = await inside.ReadStored(_cursor.Value, _options.EntriesPerLook);
        if (page.Entries.Count == 0)
        {
            // Behind what was read, storage was put back to an older copy: what it gets from now on is news.
            _cursor = Math.Min(_cursor.Value, page.Head);
            await AskMissed(_cursor.Value);
            return;
        }

        var centres = new List<DivisionCode>();
        EntryReader.Read(page.Entries, entry => centres.Add(CentreOf(entry)));
        await Know(centres);
        var before = _book.Changes;
        var (passedOver, why) = EntryReader.Read(page.Entries, entry => _book.Note(entry, _people, OnDuty, NowMs));
        if (why is not null)
        {
            troubles.PassedOver(District, passedOver.Count);
            LogPassedOver(District, passedOver.Count, passedOver[0].Entry.Sequence, why);
        }

        _cursor = page.Entries[^1].Entry.Sequence;
        _unkept |= _book.Changes != before || NowMs - _placeKeptAtMs >= (long)_options.SavePlaceEvery.TotalMilliseconds;
        if (_cursor >= page.Head)
        {
            await AskMissed(_cursor.Value);
        }
    }

    private static DivisionCode CentreOf(LoggedEvent entry) => entry switch
    {
        { Alert: { } alert } => Alerts.AlertLadder.LeadOf(alert),
        { Order: { } order } => order.Cell.Street, // Its lead, and who watches over it, is that or above.
        _ => entry.Cell,
    };

    /// <summary>Has everybody's preferences, and the rosters of these centres and of those above them, as far as they can be read.</summary>
    private async Task Know(IEnumerable<DivisionCode> centres)
    {
        await KnowRevoked();
        await _parts.Try("reading preferences", ReadPeople);
        if (_peopleRevision < 0)
        {
            throw new InvalidOperationException("Nobody's preferences are known yet, so that nobody could be told by their channels.");
        }

        await _rosters.Know(centres);
    }

    private async Task ReadPeople()
    {
        _peopleReadAtMs = NowMs;
        if (await PeopleGrain.Since(_peopleRevision).WaitAsync(_options.ReadWithin, clock) is { } page)
        {
            (_peopleRevision, _people) = (page.Revision, page.People.ToDictionary(one => one.Subject, StringComparer.Ordinal));
            _unkept |= _book.ForgetProblems(_people.ContainsKey);
        }
    }

    private IReadOnlyList<string> OnDuty(DivisionCode centre) => _rosters.OnDuty(centre, day);

    private int Room(NotifyChannel channel) => _options.MaxSendsAtOnce - _underWay.Values.Count(busy => busy == channel);

    /// <summary>Nothing here waits for a channel: what became of a message is noted when it is known.</summary>
    private void Send(IReadOnlyList<OutgoingGroup> groups)
    {
        foreach (var group in groups)
        {
            _underWay[group.MessageId] = group.Channel;
            Send(group).Ignore();
        }
    }

    private async Task Send(OutgoingGroup group)
    {
        try
        {
            var outcome = IsHere(group.Recipient) && _people.TryGetValue(group.Recipient, out var preferences) && preferences.Channels.Contains(group.Channel)
                ? await sender.Send(group.Channel, preferences, MessageOf(group, preferences))
                : ChannelOutcome.Never(NotifyProblem.NoTarget, "The person has given this channel up since, or has no access any more.");
            _book.Sent(group, outcome, NowMs);
            _unkept = true;
            if (!outcome.Taken)
            {
                LogNotTaken(District, group.MessageId, group.Channel, outcome.Problem);
            }
        }
        finally
        {
            _underWay.Remove(group.MessageId);
        }
    }

    private OutgoingMessage MessageOf(OutgoingGroup group, NotifyPreferences preferences)
    {
        var nowMs = NowMs;
        var token = LinkTokens.Write(state.State.LinkKey, group.MessageId, nowMs, nowMs + (long)_options.LinkFor.TotalMilliseconds);
        return new OutgoingMessage
        {
            MessageId = group.MessageId,
            District = District,
            Recipient = group.Recipient,
            Language = preferences.Language,
            AtMs = nowMs,
            AckToken = token,
            AckUrl = _options.PublicUrl.Length == 0 ? null : $"{_options.PublicUrl.TrimEnd('/')}/notify/v1/ack/{token}",
            Items = [.. group.Notifications.Take(_options.MaxListed).Select(one => MessageWords.Say(one, preferences.Language, city, day))],
            Count = group.Notifications.Count,
        };
    }

    private void TellOfDropped()
    {
        if (_book.Dropped > _droppedTold)
        {
            _droppedTold = _book.Dropped;
            LogDropped(District, _droppedTold);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications of {District}: {Part} failed, {Times} times now; it is tried again, ever more rarely")]
    private partial void LogPartFailed(DivisionCode district, string part, int times, Exception error);

    [LoggerMessage(LogLevel.Warning,
        "Notifications of {District}: the roster of {Centre} could not be read, {Times} times now; it is taken as it was last known, "
        + "and read again ever more rarely")]
    private partial void LogRosterNotRead(DivisionCode district, DivisionCode centre, int times, Exception error);

    [LoggerMessage(LogLevel.Error,
        "Notifications of {District}: {Count} entries of its log could not be understood and tell nobody, the first is {Sequence}")]
    private partial void LogPassedOver(DivisionCode district, int count, long sequence, Exception error);

    [LoggerMessage(LogLevel.Information, "Notifications of {District}: message {Message} was not taken by {Channel}: {Problem}")]
    private partial void LogNotTaken(DivisionCode district, string message, NotifyChannel channel, NotifyProblem? problem);

    [LoggerMessage(LogLevel.Warning, "Notifications of {District}: {Count} found no room since this silo began")]
    private partial void LogDropped(DivisionCode district, long count);
}
