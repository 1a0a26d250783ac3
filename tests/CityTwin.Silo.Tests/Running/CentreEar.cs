using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Follows a centre's sum.</summary>
internal sealed class CentreEar : ICentreObserver
{
    private readonly Lock _gate = new();
    private readonly List<(Func<CountVector, bool> Holds, TaskCompletionSource Met)> _waiting = [];
    private CountVector? _total;

    public async Task Subscribe(IClusterClient client, DivisionCode centre)
    {
        var grain = client.GetGrain<ICentreGrain>(TwinId.Centre(centre).Value);
        var counts = await grain.Subscribe(client.CreateObjectReference<ICentreObserver>(this));
        await OnCounts(counts.Total, counts.Children);
    }

    public Task OnCounts(CountVector total, IReadOnlyList<CountVector> changed)
    {
        lock (_gate)
        {
            _total = _total is { } held && held.Version > total.Version ? held : total;
            Check();
        }

        return Task.CompletedTask;
    }

    public Task Until(Func<CountVector, bool> holds, TimeSpan patience)
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
        foreach (var (_, met) in _waiting.Where(one => _total is not null && one.Holds(_total)).ToArray())
        {
            met.TrySetResult();
        }

        _waiting.RemoveAll(one => one.Met.Task.IsCompleted);
    }
}
