using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// Follows a street as a gateway does, and lets a test wait for what it should hear. A delta that overtook the one
/// before it waits for that one.
/// </summary>
internal sealed class StreetEar : IStreetObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TwinId, TwinRow> _rows = [];
    private readonly SortedDictionary<long, StreetDelta> _early = [];
    private readonly List<long> _versions = [];
    private readonly Waiting<StreetEar> _waiting = new();
    private CountVector? _counts;
    private long? _version;

    public CountVector Counts => _counts!;

    /// <summary>The snapshot's version, and those of the deltas as they were pushed.</summary>
    public IReadOnlyList<long> Versions
    {
        get
        {
            lock (_gate)
            {
                return [.. _versions];
            }
        }
    }

    public TwinRow? Row(TwinId id)
    {
        lock (_gate)
        {
            return _rows.GetValueOrDefault(id);
        }
    }

    public async Task Subscribe(IClusterClient client, IStreetGrain street)
    {
        var snapshot = await street.Subscribe(client.CreateObjectReference<IStreetObserver>(this), wantSnapshot: true);
        lock (_gate)
        {
            foreach (var row in snapshot.Rows)
            {
                _rows[row.Id] = row;
            }

            _versions.Insert(0, snapshot.Version);
            _version = snapshot.Version;
            _counts = snapshot.Counts;
            TakeEarly();
        }
    }

    public Task OnDelta(StreetDelta delta)
    {
        lock (_gate)
        {
            _versions.Add(delta.Version);
            _early[delta.Version] = delta;
            TakeEarly();
        }

        return Task.CompletedTask;
    }

    public async Task Until(Func<StreetEar, bool> holds, TimeSpan patience)
    {
        Task met;
        lock (_gate)
        {
            met = _waiting.For(holds);
            _waiting.Check(this);
        }

        await met.WaitAsync(patience);
        GC.KeepAlive(this); // Orleans does not hold on to who observes.
    }

    private void TakeEarly()
    {
        while (_version is { } version && _early.Remove(version + 1, out var delta))
        {
            Take(delta);
        }
    }

    private void Take(StreetDelta delta)
    {
        _version = delta.Version;
        foreach (var row in delta.Rows)
        {
            _rows[row.Id] = row;
        }

        foreach (var gone in delta.Removed)
        {
            _rows.Remove(gone);
        }

        _counts = delta.Counts ?? _counts;
        _waiting.Check(this);
    }
}
