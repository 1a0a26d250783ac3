using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Live;

/// <summary>Feeds by key, each there while somebody holds it and for a while after.</summary>
internal sealed class FeedPool<TKey, TFeed> : IAsyncDisposable
    where TKey : notnull
    where TFeed : Feed
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Held> _feeds = [];
    private readonly Func<TKey, TFeed> _create;
    private readonly TimeSpan _linger;
    private readonly TimeProvider _clock;
    private readonly ClusterPulse _pulse;

    public FeedPool(Func<TKey, TFeed> create, TimeSpan linger, TimeProvider clock, ClusterPulse pulse)
    {
        (_create, _linger, _clock, _pulse) = (create, linger, clock, pulse);
        _pulse.Changed += PokeAll;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _feeds.Count;
            }
        }
    }

    /// <summary>Takes a hold of a feed that has heard from the city. Dispose the hold to let go.</summary>
    /// <exception cref="Grpc.Core.RpcException">The city does not answer within the time given.</exception>
    public async Task<FeedHold<TFeed>> Hold(TKey key, TimeSpan readyWithin, CancellationToken cancel)
    {
        var hold = Take(key);
        try
        {
            await hold.Feed.Ready.WaitAsync(readyWithin, _clock, cancel);
            return hold;
        }
        catch (TimeoutException)
        {
            hold.Dispose();
            throw Refusal.Unavailable($"{key} is not answering just now.", TimeSpan.FromSeconds(2));
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Takes a hold of each, or of none when one cannot be had.</summary>
    public async Task<IReadOnlyList<FeedHold<TFeed>>> HoldAll(
        IReadOnlyList<TKey> keys, TimeSpan readyWithin, CancellationToken cancel)
    {
        var waiting = keys.Select(key => Hold(key, readyWithin, cancel)).ToArray();
        try
        {
            return await Task.WhenAll(waiting);
        }
        catch
        {
            foreach (var taken in waiting.Where(hold => hold.IsCompletedSuccessfully))
            {
                taken.Result.Dispose();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pulse.Changed -= PokeAll;
        Held[] all;
        lock (_gate)
        {
            all = [.. _feeds.Values];
            _feeds.Clear();
        }

        await Task.WhenAll(all.Select(held => held.Feed.Stop()));
    }

    private FeedHold<TFeed> Take(TKey key)
    {
        lock (_gate)
        {
            if (!_feeds.TryGetValue(key, out var held))
            {
                held = new Held(_create(key));
                _feeds.Add(key, held);
                held.Feed.Start();
            }

            held.Holders++;
            return new FeedHold<TFeed>(held.Feed, () => LetGo(key, held));
        }
    }

    private void LetGo(TKey key, Held held)
    {
        long round;
        lock (_gate)
        {
            held.Holders--;
            round = ++held.Round;
            if (held.Holders > 0)
            {
                return;
            }
        }

        _ = StopUnlessTaken(key, held, round);
    }

    private async Task StopUnlessTaken(TKey key, Held held, long round)
    {
        await Task.Delay(_linger, _clock); // Outlives the pool at worst, and then finds nothing to remove.
        lock (_gate)
        {
            if (held.Holders > 0 || held.Round != round || !_feeds.Remove(key))
            {
                return;
            }
        }

        await held.Feed.Stop();
    }

    private void PokeAll()
    {
        lock (_gate)
        {
            foreach (var held in _feeds.Values)
            {
                held.Feed.Poke();
            }
        }
    }

    private sealed class Held(TFeed feed)
    {
        public TFeed Feed { get; } = feed;

        public int Holders { get; set; }

        /// <summary>Grows when somebody lets go, so that only the last one's wait ends the feed.</summary>
        public long Round { get; set; }
    }
}
