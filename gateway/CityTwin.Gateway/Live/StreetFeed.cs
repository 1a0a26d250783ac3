using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>
/// A street's index as it stands, kept up by deltas. Versions are contiguous: on a gap the street is read anew, and
/// listeners hear only what differs.
/// </summary>
internal sealed class StreetFeed : Feed, IStreetObserver
{
    private readonly Lock _gate = new();
    private readonly IStreetGrain _grain;
    private readonly IStreetObserver _reference;
    private readonly IClusterClient _cluster;
    private readonly LiveOptions _options;
    private readonly List<StreetDelta> _backlog = [];
    private Dictionary<TwinId, TwinRow> _rows = [];
    private ImmutableArray<IStreetListener> _listeners = [];
    private CountVector? _counts;
    private long _version;
    private bool _current;
    private bool _reading;

    public StreetFeed(
        DivisionCode street, IClusterClient cluster, LiveOptions options, TimeProvider clock, ILogger<StreetFeed> log)
        : base($"Street {street}", options.RenewEvery, options.RetryAfter, clock, log)
    {
        Street = street;
        _cluster = cluster;
        _options = options;
        _grain = cluster.GetGrain<IStreetGrain>(TwinId.Centre(street).Value);
        _reference = cluster.CreateObjectReference<IStreetObserver>(this);
    }

    public DivisionCode Street { get; }

    /// <summary>Tells a listener all that is, and then all that changes.</summary>
    public void Join(IStreetListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
            foreach (var row in _rows.Values)
            {
                listener.OnRow(Street, row);
            }

            if (_counts is not null)
            {
                listener.OnCounts(_counts);
            }
        }
    }

    public void Quit(IStreetListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    public Task OnDelta(StreetDelta delta)
    {
        lock (_gate)
        {
            if (_reading)
            {
                Keep(delta);
            }
            else if (_current && !TryApply(delta))
            {
                _current = false;
                Poke();
            }
        }

        return Task.CompletedTask;
    }

    protected override async Task Refresh(CancellationToken cancel)
    {
        if (IsCurrent() && await Renewed(cancel))
        {
            return;
        }

        if (!await Read())
        {
            throw new InvalidOperationException("Deltas were lost while it was read.");
        }
    }

    protected override async Task Leave()
    {
        await _grain.Unsubscribe(_reference);
        _cluster.DeleteObjectReference<IStreetObserver>(_reference);
    }

    private bool IsCurrent()
    {
        lock (_gate)
        {
            return _current;
        }
    }

    /// <returns>False when the street is elsewhere than we are, and has to be read.</returns>
    private async Task<bool> Renewed(CancellationToken cancel)
    {
        var now = await _grain.Subscribe(_reference, wantSnapshot: false);
        if (Reached(now.Version) is { } reached)
        {
            return reached;
        }

        // It is ahead: the deltas may be on their way.
        await Task.Delay(_options.DeltaGrace, Clock, cancel);
        return Reached(now.Version) == true;
    }

    /// <returns>Null when the street is ahead; false when it is behind, as after it lost its memory.</returns>
    private bool? Reached(long version)
    {
        lock (_gate)
        {
            return !_current ? false : version == _version ? true : version > _version ? null : false;
        }
    }

    /// <returns>False when deltas were lost while reading.</returns>
    private async Task<bool> Read()
    {
        lock (_gate)
        {
            _reading = true;
            _backlog.Clear();
        }

        try
        {
            var snapshot = await _grain.Subscribe(_reference, wantSnapshot: true);
            lock (_gate)
            {
                Replace(snapshot);
                _current = _backlog.TrueForAll(delta => delta.Version <= _version || TryApply(delta));
                return _current;
            }
        }
        finally
        {
            lock (_gate)
            {
                _reading = false;
            }
        }
    }

    private void Keep(StreetDelta delta)
    {
        if (_backlog.Count < _options.MaxBacklog)
        {
            _backlog.Add(delta); // What does not fit shows as a gap.
        }
    }

    private void Replace(StreetSnapshot snapshot)
    {
        var rows = snapshot.Rows.ToDictionary(row => row.Id);
        foreach (var gone in _rows.Keys.Where(id => !rows.ContainsKey(id)))
        {
            Tell(listener => listener.OnRemoved(Street, gone));
        }

        foreach (var row in rows.Values)
        {
            if (!_rows.TryGetValue(row.Id, out var known) || known.Version != row.Version)
            {
                Tell(listener => listener.OnRow(Street, row));
            }
        }

        _rows = rows;
        _version = snapshot.Version;
        SetCounts(snapshot.Counts);
    }

    /// <returns>False on a gap.</returns>
    private bool TryApply(StreetDelta delta)
    {
        if (delta.Version <= _version)
        {
            return true;
        }

        if (delta.Version != _version + 1)
        {
            return false;
        }

        _version = delta.Version;
        foreach (var row in delta.Rows)
        {
            _rows[row.Id] = row;
            Tell(listener => listener.OnRow(Street, row));
        }

        foreach (var id in delta.Removed)
        {
            _rows.Remove(id);
            Tell(listener => listener.OnRemoved(Street, id));
        }

        SetCounts(delta.Counts);
        return true;
    }

    private void SetCounts(CountVector? counts)
    {
        if (counts is null || (_counts is not null && counts.Version == _counts.Version))
        {
            return;
        }

        _counts = counts;
        Tell(listener => listener.OnCounts(counts));
    }

    private void Tell(Action<IStreetListener> tell)
    {
        foreach (var listener in _listeners)
        {
            tell(listener);
        }
    }
}
