using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Follows a street as a gateway does, and lets a test wait for what it should hear.</summary>
internal sealed class StreetEar : IStreetObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TwinId, TwinRow> _rows = [];
    private readonly List<long> _versions = [];
    private readonly List<(Func<StreetEar, bool> Holds, TaskCompletionSource Met)> _waiting = [];
    private CountVector? _counts;

    public CountVector Counts => _counts!;

    public IReadOnlyList<long> Versions => _versions;

    public TwinRow? Row(TwinId id) => _rows.GetValueOrDefault(id);

    public async Task Subscribe(IClusterClient client, IStreetGrain street)
    {
        var snapshot = await street.Subscribe(client.CreateObjectReference<IStreetObserver>(this), wantSnapshot: true);
        lock (_gate)
        {
            foreach (var row in snapshot.Rows)
            {
                _rows.TryAdd(row.Id, row);
            }

            _versions.Insert(0, snapshot.Version);
            _counts ??= snapshot.Counts;
            Check();
        }
    }

    public Task OnDelta(StreetDelta delta)
    {
        lock (_gate)
        {
            foreach (var row in delta.Rows)
            {
                _rows[row.Id] = row;
            }

            foreach (var gone in delta.Removed)
            {
                _rows.Remove(gone);
            }

            _versions.Add(delta.Version);
            _counts = delta.Counts ?? _counts;
            Check();
        }

        return Task.CompletedTask;
    }

    public Task Until(Func<StreetEar, bool> holds, TimeSpan patience)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((holds, met));
            Check();
        }

        return met.Task.WaitAsync(patience);
    }

    private void Check()
    {
        foreach (var (_, met) in _waiting.Where(one => one.Holds(this)).ToArray())
        {
            met.TrySetResult();
        }

        _waiting.RemoveAll(one => one.Met.Task.IsCompleted);
    }
}
