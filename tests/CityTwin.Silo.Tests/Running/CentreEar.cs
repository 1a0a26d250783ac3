using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Follows a centre's sum.</summary>
internal sealed class CentreEar : ICentreObserver
{
    private readonly Lock _gate = new();
    private readonly Waiting<CountVector> _waiting = new();
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
            _waiting.Check(_total);
        }

        return Task.CompletedTask;
    }

    public async Task Until(Func<CountVector, bool> holds, TimeSpan patience)
    {
        Task met;
        lock (_gate)
        {
            met = _waiting.For(holds);
            if (_total is not null)
            {
                _waiting.Check(_total);
            }
        }

        await met.WaitAsync(patience);
        GC.KeepAlive(this); // Orleans does not hold on to who observes.
    }
}
