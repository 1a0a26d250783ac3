using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>
/// How far a district's log has come, with its newest events at hand. Watchers keep their own place and read on from
/// there: the tail serves those who keep up, the log everyone else, so nothing is ever skipped.
/// </summary>
internal sealed class DistrictFeed : Feed, IDistrictLogObserver
{
    private readonly Lock _gate = new();
    private readonly IDistrictLogGrain _grain;
    private readonly IDistrictLogObserver _reference;
    private readonly IClusterClient _cluster;
    private readonly LiveOptions _options;

    /// <summary>The newest events without a gap, the last of them at the head. Empty when those are not known.</summary>
    private readonly Queue<LoggedEvent> _tail = new();
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
        lock (_gate)
        {
            if (sequence >= _head)
            {
                return [];
            }

            if (_tail.TryPeek(out var oldest) && oldest.Entry.Sequence <= sequence + 1)
            {
                return [.. _tail.SkipWhile(entry => entry.Entry.Sequence <= sequence).Take(_options.EventsPerRead)];
            }
        }

        // The log may be further than we heard: whoever is sent its events must not seem to be ahead of it.
        var before = Head;
        var page = await _grain.Read(sequence, _options.EventsPerRead);
        Moved(before, page.Head);
        return page.Entries;
    }

    public Task OnAppended(DivisionCode district, IReadOnlyList<LoggedEvent> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries.Where(entry => entry.Entry.Sequence > _head))
            {
                if (entry.Entry.Sequence != _head + 1)
                {
                    _tail.Clear(); // A push was lost: those behind read the log.
                }

                _tail.Enqueue(entry);
                _head = entry.Entry.Sequence;
                if (_tail.Count > _options.TailEntries)
                {
                    _tail.Dequeue();
                }
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

    private void Moved(long before, long head)
    {
        lock (_gate)
        {
            // Less than we knew before asking means that the log itself went back; less than now only that we were quick.
            if (head > _head || head < before)
            {
                _tail.Clear();
                _head = head;
                Wake();
            }
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
