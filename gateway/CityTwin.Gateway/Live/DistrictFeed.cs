using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>
/// How far a district's log has come, with its newest events at hand. Watchers keep their own place and read on from
/// there: the tail serves those who keep up, the log everyone else, so nothing is ever skipped. However many wait at one
/// place, the log is asked once.
/// </summary>
internal sealed class DistrictFeed : Feed, IDistrictLogObserver
{
    private readonly Lock _gate = new();
    private readonly IDistrictLogGrain _grain;
    private readonly IDistrictLogObserver _reference;
    private readonly IClusterClient _cluster;
    private readonly LiveOptions _options;

    /// <summary>The newest events that are known; the head may be further, until a push or a read brings what is between.</summary>
    private readonly EventTail _tail;

    /// <summary>Reads of the log on their way, by the place they go on from: one at most for each watcher.</summary>
    private readonly Dictionary<long, Task<LogPage>> _reading = [];
    private ImmutableArray<Signal> _listeners = [];
    private long _head;
    private volatile bool _renew = true;
    private DateTimeOffset _renewAt;

    public DistrictFeed(
        DivisionCode district, IClusterClient cluster, LiveOptions options, TimeProvider clock, ILogger<DistrictFeed> log)
        : base($"Log of {district}", options.HeadCheckEvery, options.RetryAfter, clock, log)
    {
        District = district;
        _cluster = cluster;
        _options = options;
        _tail = new EventTail(options.TailEntries);
        _grain = cluster.GetGrain<IDistrictLogGrain>(district.Value);
        _reference = cluster.CreateObjectReference<IDistrictLogObserver>(this);
    }

    public DivisionCode District { get; }

    /// <summary>The last sequence known.</summary>
    public long Head
    {
        get
        {
            lock (_gate)
            {
                return _head;
            }
        }
    }

    public void Join(Signal listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
        }
    }

    public void Quit(Signal listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    /// <summary>The last durable sequence at this moment.</summary>
    public async Task<long> AskHead()
    {
        var before = Head;
        var head = await _grain.Head();
        Moved(before, head);
        return head;
    }

    /// <summary>The events after one, oldest first; some of them when there are many.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> After(long sequence)
    {
        Task<LogPage>? reading;
        lock (_gate)
        {
            if (sequence >= _head)
            {
                return [];
            }

            if (_tail.Has(sequence + 1))
            {
                return _tail.From(sequence + 1, _options.EventsPerRead);
            }

            if (!_reading.TryGetValue(sequence, out reading))
            {
                _reading[sequence] = reading = Read(sequence);
            }
        }

        return (await reading).Entries;
    }

    public Task OnAppended(DivisionCode district, IReadOnlyList<LoggedEvent> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries.Where(entry => _tail.Count == 0 || entry.Entry.Sequence > _tail.Last))
            {
                if (entry.Entry.Sequence < _head && _tail.Count == 0)
                {
                    continue; // It was overtaken, and what came after it is not here: those behind read the log.
                }

                if (!_tail.TryAdd(entry))
                {
                    _tail.Clear(); // A push was lost: those behind read the log.
                    _tail.TryAdd(entry);
                }

                _head = Math.Max(_head, entry.Entry.Sequence);
            }

            Wake();
        }

        return Task.CompletedTask;
    }

    public override void Poke()
    {
        _renew = true;
        base.Poke();
    }

    protected override async Task Refresh(CancellationToken cancel)
    {
        if (!_renew && Clock.GetUtcNow() < _renewAt)
        {
            await AskHead();
            return;
        }

        _renew = false;
        try
        {
            var before = Head;
            Moved(before, await _grain.Subscribe(_reference));
        }
        catch
        {
            _renew = true;
            throw;
        }

        _renewAt = Clock.GetUtcNow() + _options.RenewEvery;
    }

    protected override async Task Leave()
    {
        await _grain.Unsubscribe(_reference);
        _cluster.DeleteObjectReference<IDistrictLogObserver>(_reference);
    }

    private async Task<LogPage> Read(long after)
    {
        await Task.Yield(); // It was begun under the lock.
        try
        {
            // The log may be further than we heard: whoever is sent its events must not seem to be ahead of it.
            var before = Head;
            var page = await _grain.Read(after, _options.EventsPerRead);
            Moved(before, page.Head);
            TakeUp(page);
            return page;
        }
        finally
        {
            lock (_gate)
            {
                _reading.Remove(after);
            }
        }
    }

    /// <summary>What the tail goes on with; of a page of long ago that is nothing.</summary>
    private void TakeUp(LogPage page)
    {
        lock (_gate)
        {
            if (_tail.Count == 0 && (page.Entries.Count == 0 || page.Entries[^1].Entry.Sequence < _head))
            {
                return;
            }

            foreach (var entry in page.Entries.Where(entry => _tail.Count == 0 || entry.Entry.Sequence > _tail.Last))
            {
                if (!_tail.TryAdd(entry))
                {
                    return;
                }
            }
        }
    }

    private void Moved(long before, long head)
    {
        lock (_gate)
        {
            // Less than we knew before asking means that the log itself went back; less than now only that we were quick.
            if (head < before)
            {
                _tail.Clear();
            }
            else if (head <= _head)
            {
                return;
            }

            // More than we heard: the events between are on their way, or a read brings them.
            _head = head;
            Wake();
        }
    }

    private void Wake()
    {
        foreach (var listener in _listeners)
        {
            listener.Set();
        }
    }
}
