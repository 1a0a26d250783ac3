using CityTwin.Benchmarks.Load;
using CityTwin.City;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// All who watch: of ten, six the orders, two the alerts and two the figures; of each kind a fifth the city, three tenths a
/// district and half a street.
/// </summary>
internal sealed class Audience : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _watching = [];
    private readonly List<OrderWatcher> _orders = [];
    private readonly List<AlertWatcher> _alerts = [];
    private readonly List<OverviewWatcher> _overviews = [];

    public Audience(
        StormOptions options, Principals principals, IReadOnlyList<DivisionCode> cells, Sightings sightings, TimeProvider clock)
    {
        for (var i = 0; i < options.Watchers; i++)
        {
            var (kind, turn) = (i % 10, i / 10);
            var area = AreaOf(turn, cells);
            var interruptions = Interruptions.Of(i, options.Duration);
            if (kind < 6)
            {
                _orders.Add(new OrderWatcher(principals[i], area, interruptions, sightings, clock));
            }
            else if (kind < 8)
            {
                _alerts.Add(new AlertWatcher(principals[i], area, interruptions, clock));
            }
            else
            {
                _overviews.Add(new OverviewWatcher(principals[i], area, clock));
            }
        }
    }

    public IReadOnlyList<ILogWatcher> OfOrders => _orders;

    public IReadOnlyList<ILogWatcher> OfAlerts => _alerts;

    public IReadOnlyList<OverviewWatcher> OfFigures => _overviews;

    public IEnumerable<ILogWatcher> OfLogs => [.. _orders, .. _alerts];

    /// <summary>Answers when everybody listens.</summary>
    public async Task Begin(TimeSpan patience, TimeProvider clock)
    {
        _watching.AddRange(OfLogs.Select(watcher => Task.Run(() => watcher.Run(_stop.Token))));
        _watching.AddRange(_overviews.Select(watcher => Task.Run(() => watcher.Run(_stop.Token))));
        await Task.WhenAll([.. OfLogs.Select(watcher => watcher.Ready), .. _overviews.Select(watcher => watcher.Ready)])
            .WaitAsync(patience, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_watching);
        _stop.Dispose();
    }

    private static DivisionCode AreaOf(int turn, IReadOnlyList<DivisionCode> cells)
    {
        var cell = cells[turn * 7 % cells.Count];
        return (turn % 10) switch
        {
            0 or 5 => cell.City,
            1 or 4 or 7 => cell.District,
            _ => cell.Street,
        };
    }
}
