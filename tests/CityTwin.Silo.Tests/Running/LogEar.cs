using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Follows a district's log and lets a test wait for an event.</summary>
internal sealed class LogEar : IDistrictLogObserver
{
    private readonly Lock _gate = new();
    private readonly List<AlertLogEntry> _entries = [];
    private readonly List<(Func<AlertLogEntry, bool> IsIt, TaskCompletionSource<AlertLogEntry> Met)> _waiting = [];

    public IReadOnlyList<AlertLogEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public async Task<long> Subscribe(IClusterClient client, IDistrictLogGrain log) =>
        await log.Subscribe(client.CreateObjectReference<IDistrictLogObserver>(this));

    public Task OnAppended(DivisionCode district, IReadOnlyList<AlertLogEntry> entries)
    {
        lock (_gate)
        {
            _entries.AddRange(entries);
            foreach (var (isIt, met) in _waiting)
            {
                if (entries.FirstOrDefault(isIt) is { } entry)
                {
                    met.TrySetResult(entry);
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task<AlertLogEntry> Until(Func<AlertLogEntry, bool> isIt, TimeSpan patience)
    {
        var met = new TaskCompletionSource<AlertLogEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((isIt, met));
            if (_entries.Find(entry => isIt(entry)) is { } entry)
            {
                met.TrySetResult(entry);
            }
        }

        return met.Task.WaitAsync(patience);
    }
}
