using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>
/// One watcher of what districts' logs say. It keeps its place in each log and reads on whenever a log has come further, so
/// no event is skipped or sent twice, however pushes went.
/// </summary>
/// <typeparam name="TUpdate">What it is sent.</typeparam>
internal abstract class LogWatch<TUpdate>(
    LiveHub hub, ResumeTokens tokens, IReadOnlyList<DivisionCode> districts, StreamPen<TUpdate> pen)
    where TUpdate : class
{
    private readonly SortedDictionary<DivisionCode, long> _places = [];
    private readonly Signal _signal = new(hub.Clock);

    public async Task Run(string resumeToken, bool includeOpen, CancellationToken cancel)
    {
        var holds = await hub.Districts.HoldAll(districts, hub.Options.ReadyWithin, cancel);
        try
        {
            // First listen, then take the place, then the picture: what happens in between is sent, perhaps twice as
            // the picture shows it too, but never lost.
            foreach (var hold in holds)
            {
                hold.Feed.Join(_signal);
            }

            await TakePlaces(holds, resumeToken);
            if (includeOpen && resumeToken.Length == 0)
            {
                await SendOpen(cancel);
            }
            else
            {
                // Nothing may happen for long; the reader has to know at once that it listens again.
                await SendHeartbeat(cancel);
            }

            await SendEvents(holds, cancel);
        }
        finally
        {
            foreach (var hold in holds)
            {
                hold.Feed.Quit(_signal);
                hold.Dispose();
            }
        }
    }

    private async Task TakePlaces(IReadOnlyList<FeedHold<DistrictFeed>> holds, string resumeToken)
    {
        var heads = await Task.WhenAll(holds.Select(hold => hold.Feed.AskHead()));
        var from = resumeToken.Length == 0 ? null : tokens.Read(resumeToken);
        foreach (var (i, hold) in holds.Index())
        {
            var district = hold.Feed.District;
            var place = heads[i];
            if (from is not null && !from.TryGetValue(district, out place))
            {
                throw Refusal.OutOfRange($"The resume token says nothing of district {district}: it is for another area.");
            }

            _places[district] = place <= heads[i]
                ? place
                : throw Refusal.OutOfRange(
                    $"The resume token is ahead of the log of {district} ({place} > {heads[i]}): it is from another log.");
        }
    }

    /// <summary>All that is open, as a picture to start from.</summary>
    protected abstract IAsyncEnumerable<TUpdate> Picture(CancellationToken cancel);

    /// <param name="resumeToken">Only now may a reader come back here: from the midst of the picture it would miss the rest.</param>
    protected abstract TUpdate PictureComplete(string resumeToken);

    protected abstract TUpdate Heartbeat(string resumeToken);

    /// <summary>What is sent of an event; null when it is not for this watcher.</summary>
    protected abstract ValueTask<TUpdate?> Show(LoggedEvent logged, Func<string> resumeToken);

    private async Task SendOpen(CancellationToken cancel)
    {
        await foreach (var update in Picture(cancel))
        {
            await pen.Write(update, cancel);
        }

        await pen.Write(PictureComplete(tokens.Write(_places)), cancel);
    }

    private async Task SendEvents(IReadOnlyList<FeedHold<DistrictFeed>> holds, CancellationToken cancel)
    {
        while (true)
        {
            var moved = false;
            foreach (var hold in holds)
            {
                moved |= await SendSome(hold.Feed, cancel);
            }

            if (!moved && !await _signal.Wait(hub.Options.HeartbeatEvery, cancel))
            {
                await SendHeartbeat(cancel);
            }
        }
    }

    private Task SendHeartbeat(CancellationToken cancel) =>
        pen.Write(Heartbeat(tokens.Write(_places)), cancel);

    /// <returns>Whether there was anything.</returns>
    private async Task<bool> SendSome(DistrictFeed feed, CancellationToken cancel)
    {
        var place = _places[feed.District];
        if (feed.Head < place)
        {
            throw Refusal.OutOfRange($"The log of {feed.District} went back behind what you were sent; start anew.");
        }

        var entries = await feed.After(place);
        TUpdate? next = null;
        foreach (var entry in entries)
        {
            _places[feed.District] = entry.Entry.Sequence;
            if (await Show(entry, () => tokens.Write(_places)) is { } update)
            {
                // What has gathered goes together: the more there is to send, the less each costs.
                if (next is not null)
                {
                    await pen.Write(next, cancel, more: true);
                }

                next = update;
            }
        }

        if (next is not null)
        {
            await pen.Write(next, cancel);
        }

        return entries.Count > 0;
    }
}
