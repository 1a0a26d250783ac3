using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Notifications.Channels;

namespace CityTwin.Notifications;

/// <content>From the log to the book, and from the book to the channels.</content>
internal sealed partial class NotificationDeskGrain
{
    private readonly Dictionary<DivisionCode, (long AtMs, Roster Roster)> _rosters = [];
    private readonly Dictionary<string, NotifyChannel> _underWay = new(StringComparer.Ordinal);
    private Dictionary<string, NotifyPreferences> _people = [];
    private long _peopleRevision = -1;
    private long? _cursor;
    private long _placeKeptAtMs;
    private long _droppedTold;
    private bool _looking;
    private bool _gone;

    private async Task Look()
    {
        if (_looking || _gone)
        {
            return;
        }

        _looking = true;
        try
        {
            await Follow();
            await PassOverRevoked();
            if (_book.NextHandOffMs <= NowMs)
            {
                await Know(_book.HandOffs.Where(open => open.NextAtMs <= NowMs).Select(open => open.Centre));
                _book.Sweep(_people, OnDuty, NowMs);
                _unkept = true;
            }

            _book.Forget(NowMs);
            var groups = _book.Form(NowMs, Room, _underWay.ContainsKey);
            _unkept |= groups.Count > 0;
            await Keep();
            await Send(groups);
            TellOfDropped();
        }
        catch (Exception error)
        {
            LogNotLooked(District, error);
        }
        finally
        {
            _looking = false;
        }
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
            return;
        }

        await Know(page.Entries.Select(CentreOf));
        var before = _book.Changes;
        foreach (var entry in page.Entries)
        {
            _book.Note(entry, _people, OnDuty, NowMs);
        }

        _cursor = page.Entries[^1].Entry.Sequence;
        _unkept |= _book.Changes != before || NowMs - _placeKeptAtMs >= (long)_options.SavePlaceEvery.TotalMilliseconds;
    }

    private static DivisionCode CentreOf(LoggedEvent entry) => entry switch
    {
        { Alert: { } alert } => Alerts.AlertLadder.LeadOf(alert),
        { Order: { } order } => order.Lead,
        _ => entry.Cell,
    };

    /// <summary>Has everybody's preferences, and the rosters of these centres and of those above them.</summary>
    private async Task Know(IEnumerable<DivisionCode> centres)
    {
        await KnowRevoked();
        if (await PeopleGrain.Since(_peopleRevision) is { } page)
        {
            (_peopleRevision, _people) = (page.Revision, page.People.ToDictionary(one => one.Subject, StringComparer.Ordinal));
        }

        foreach (var centre in centres.SelectMany(Upwards).Distinct().ToArray())
        {
            if (!_rosters.TryGetValue(centre, out var known) || NowMs - known.AtMs >= (long)_options.RosterKnownFor.TotalMilliseconds)
            {
                _rosters[centre] = (NowMs, (await GrainFactory.Grain<IRosterGrain>(centre.Value).Get()).Roster);
            }
        }
    }

    private static IEnumerable<DivisionCode> Upwards(DivisionCode centre)
    {
        for (DivisionCode? here = centre; here is { } one; here = one.Parent)
        {
            yield return one;
        }
    }

    private IReadOnlyList<string> OnDuty(DivisionCode centre) =>
        _rosters.TryGetValue(centre, out var known) ? DutyRoster.At(known.Roster, NowMs, day) : [];

    private int Room(NotifyChannel channel) => _options.MaxSendsAtOnce - _underWay.Values.Count(busy => busy == channel);

    /// <summary>Nothing here waits for a channel: what became of a message is noted when it is known.</summary>
    private async Task Send(IReadOnlyList<OutgoingGroup> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        await Know([]);
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
                : ChannelOutcome.Never("The person has given this channel up since, or has no access any more.");
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

    [LoggerMessage(LogLevel.Warning, "Notifications of {District} could not be seen to; they are looked at again")]
    private partial void LogNotLooked(DivisionCode district, Exception error);

    [LoggerMessage(LogLevel.Information, "Notifications of {District}: message {Message} was not taken by {Channel}: {Problem}")]
    private partial void LogNotTaken(DivisionCode district, string message, NotifyChannel channel, string? problem);

    [LoggerMessage(LogLevel.Warning, "Notifications of {District}: {Count} found no room since this silo began")]
    private partial void LogDropped(DivisionCode district, long count);
}
