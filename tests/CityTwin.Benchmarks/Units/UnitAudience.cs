using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Units;

/// <summary>All who watch: of ten, one the whole city, two a district and seven a street.</summary>
internal sealed class UnitAudience : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    public UnitAudience(
        CityProcess city, UnitsOptions options, Principals principals, IReadOnlyList<DivisionCode> cells, TimeProvider clock) =>
        Watchers =
        [
            .. Enumerable.Range(0, options.Watchers)
                .Select(i => new UnitWatcher(city.Grpc, principals[i], AreaOf(i, cells), options.RateHz, clock)),
        ];

    public IReadOnlyList<UnitWatcher> Watchers { get; }

    /// <summary>Ends before it was told to only when a stream did.</summary>
    public Task Watching => _watching;

    public static DivisionCode AreaOf(int number, IReadOnlyList<DivisionCode> cells)
    {
        // Cells are listed street by street: some apart, so that watchers are spread over streets.
        var cell = cells[number * 7 % cells.Count];
        return (number % 10) switch
        {
            0 => cell.City,
            1 or 2 => cell.District,
            _ => cell.Street,
        };
    }

    public async Task Begin(TimeSpan patience, TimeProvider clock)
    {
        _watching = Task.WhenAll(Watchers.Select(watcher => Task.Run(() => watcher.Run(_stop.Token))));
        await Task.WhenAll(Watchers.Select(watcher => watcher.Ready)).WaitAsync(patience, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // What ended it before was told by then.
        foreach (var watcher in Watchers)
        {
            watcher.Dispose();
        }

        _stop.Dispose();
    }
}
