using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Locality;
using CityTwin.Sensing;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Governance;

/// <summary>A street's centre: the index that lists and maps read, and the street's counts.</summary>
/// <remarks>Reentrant: nothing but waking waits, and the index answers meanwhile.</remarks>
[GrainType("street"), KeepAlive, Reentrant]
internal sealed class StreetGrain(
    Residents residents,
    CityCatalogue city,
    IOptions<GovernanceOptions> options,
    TimeProvider clock,
    ILogger<StreetGrain> log) : PlacedGrain(residents), IStreetGrain
{
    private readonly GovernanceOptions _options = options.Value;
    private readonly TwinIndex _rows = new();
    private readonly CountVectors _counts = new();
    private readonly ObserverManager<IStreetObserver> _observers = new(options.Value.SubscriptionLasts, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    private CountVector _total = CountVectors.Zero(default, 0);
    private GrowingVersion _totalVersion;
    private bool _countsChanged;
    private long _version;
    private Speaking? _speaking;
    private Task? _waking;

    private TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    private DivisionCode Street => Id.Birthplace;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);

        // Four deltas a second never catch up with the clock: the next activation begins further on.
        _version = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var cell in city.CellsIn(Street))
        {
            var buildings = city.BuildingsIn(cell.Code);
            _rows.Apply(cell.ToRow());
            foreach (var building in buildings)
            {
                _rows.Apply(building.ToRow());
            }

            _counts.Apply(new CellCounts(cell.Code, buildings.Select(b => b.Id)).ToVector(version: 0));
        }

        _rows.TakeChanges();
        Sum();
        _speaking = new Speaking(this, _options.SpeakEvery, Speak);
        this.RegisterGrainTimer(
            (street, _) => street.ReportUp(), this,
            new GrainTimerCreationOptions(_options.RepeatEvery, _options.RepeatEvery) { Interleave = true });
        this.RegisterGrainTimer(
            (street, _) => street.Wake(), this,
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    public Task Apply(IReadOnlyList<TwinRow> rows)
    {
        foreach (var row in rows)
        {
            _rows.Apply(row);
        }

        return Spoken();
    }

    public Task Remove(TwinId id)
    {
        _rows.Remove(id);
        return Spoken();
    }

    public Task Report(CountVector cell)
    {
        _countsChanged |= _counts.Apply(cell);
        return Spoken();
    }

    public Task<TwinPage> List(TwinQuery query) =>
        Task.FromResult(_rows.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxRowsPerPage) }));

    public Task<CentreCounts> Counts() => Task.FromResult(new CentreCounts(Total(), _counts.Children));

    public Task<StreetSnapshot> Subscribe(IStreetObserver observer, bool wantSnapshot)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(new StreetSnapshot(Street, _version, wantSnapshot ? _rows.Rows : [], Total()));
    }

    public Task Unsubscribe(IStreetObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public async Task Wake()
    {
        _waking ??= WakeAll();
        try
        {
            await _waking;
        }
        catch
        {
            _waking = null; // Whoever asks next tries again.
            throw;
        }
    }

    private async Task WakeAll()
    {
        var cells = new Queue<DivisionCode>(city.CellsOf(Street));
        await Task.WhenAll(Enumerable.Range(0, _options.CellsWokenAtOnce).Select(_ => WakeEach(cells)));
    }

    private async Task WakeEach(Queue<DivisionCode> cells)
    {
        while (cells.TryDequeue(out var cell))
        {
            var report = await GrainFactory.Grain<ICellInside>(TwinId.Cell(cell).Value).Wake();
            await Apply(report.Rows);
            await Report(report.Counts);
        }
    }

    private Task Spoken()
    {
        if (_rows.HasChanges || _countsChanged)
        {
            _speaking!.Want();
        }

        return Task.CompletedTask;
    }

    private CountVector Total()
    {
        if (_countsChanged)
        {
            Sum();
        }

        return _total;
    }

    private void Sum() => _total = _counts.Total(Id, _totalVersion.Next(clock));

    private async Task Speak()
    {
        var countsChanged = _countsChanged;
        var total = Total();
        _countsChanged = false;
        if (_rows.HasChanges || countsChanged)
        {
            var (rows, removed) = _rows.TakeChanges();
            var delta = new StreetDelta(Street, ++_version, rows, removed, countsChanged ? total : null);
            _observers.Notify(observer => observer.OnDelta(delta)).Ignore();
        }

        if (countsChanged)
        {
            await ReportUp();
        }
    }

    private Task ReportUp() =>
        GrainFactory.Grain<ICentreGrain>(TwinId.Centre(Street.District).Value).Report(Total());
}
