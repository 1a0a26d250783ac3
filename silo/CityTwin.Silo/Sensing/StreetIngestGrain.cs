using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Ingest;
using CityTwin.Ingest.Routing;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Sensing;

/// <summary>
/// Where readings enter a street: it calls each sensor, which returns what changed, and then sends one batch to each
/// cell concerned and one to the street's index (ADR 2).
/// </summary>
[GrainType("street-ingest"), KeepAlive]
internal sealed class StreetIngestGrain(
    Residents residents, ChangedStreets changed, IOptions<SensingOptions> options)
    : PlacedGrain(residents), IStreetIngestGrain, IGrainMigrationParticipant
{
    private const string TouchedKey = "touched";
    private const string OwedKey = "owed";

    private readonly HashSet<TwinId> _touched = [];
    private readonly HashSet<TwinId> _beingSaved = [];
    private Task _saving = Task.CompletedTask;
    private Task? _nextSave;

    /// <summary>News that a cell did not take; it goes first the next time.</summary>
    private readonly Dictionary<DivisionCode, List<SensorNews>> _owed = [];

    public async Task Deliver(IReadOnlyList<Arrival> arrivals)
    {
        var trouble = new DeliveryTrouble();
        var sensors = BySensor(arrivals);
        try
        {
            var told = await Task.WhenAll(sensors.Select(async sensor =>
                (sensor.Id, Report: await Ask(trouble, sensor.Id, intake => intake.Observe(sensor.Arrivals)))));
            await Pass(told, trouble);
        }
        finally
        {
            // Only now: a save that ran meanwhile may have missed what sensors and cells took.
            Changed(sensors.Select(sensor => sensor.Id));
        }
    }

    public async Task ReportFault(TwinId sensor, string reason, long atMs)
    {
        var trouble = new DeliveryTrouble();
        try
        {
            await Pass([(sensor, await Ask(trouble, sensor, intake => intake.MarkFault(reason, atMs)))], trouble);
        }
        finally
        {
            Changed([sensor]);
        }
    }

    public Task Touch(TwinId twin)
    {
        Changed([twin]);
        return Task.CompletedTask;
    }

    /// <summary>One save at a time. Those who ask while one runs share the next: theirs may have come too late for it.</summary>
    public Task Save() => _nextSave is not null ? _nextSave
        : _saving.IsCompleted ? _saving = SaveTouched()
        : _nextSave = SaveNext();

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        dehydrationContext.TryAddValue(TouchedKey, _touched.Union(_beingSaved).ToArray());
        dehydrationContext.TryAddValue(OwedKey, _owed.Values.SelectMany(news => news).ToArray());
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue(TouchedKey, out TwinId[]? touched))
        {
            Changed(touched!);
        }

        if (rehydrationContext.TryGetValue(OwedKey, out SensorNews[]? owed))
        {
            foreach (var cell in owed!.GroupBy(news => news.Sensor.Birthplace))
            {
                _owed[cell.Key] = [.. cell];
            }
        }
    }

    private static List<(TwinId Id, IReadOnlyList<Arrival> Arrivals)> BySensor(IReadOnlyList<Arrival> arrivals)
    {
        if (arrivals.Count == 1)
        {
            return [(arrivals[0].Sensor, arrivals)];
        }

        return [.. arrivals.GroupBy(arrival => arrival.Sensor).Select(group => (group.Key, (IReadOnlyList<Arrival>)[.. group]))];
    }

    private void Changed(IEnumerable<TwinId> twins)
    {
        _touched.UnionWith(twins);
        if (_touched.Count > 0)
        {
            changed.Mark(this.GetPrimaryKeyString());
        }
    }

    private async Task SaveNext()
    {
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _saving = _nextSave!;
        _nextSave = null;
        await SaveTouched();
    }

    private async Task SaveTouched()
    {
        _beingSaved.UnionWith(_touched);
        _touched.Clear();
        var cells = new Queue<IGrouping<DivisionCode, TwinId>>(_beingSaved.ToArray().GroupBy(twin => twin.Birthplace));
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Value.CellsSavedAtOnce).Select(_ => SaveEach(cells)));
        }
        catch
        {
            Changed(_beingSaved); // Which cells saved theirs does not matter: once more does no harm.
            throw;
        }
        finally
        {
            _beingSaved.Clear();
        }
    }

    private async Task<SensorReport?> Ask(
        DeliveryTrouble trouble, TwinId sensor, Func<ISensorIntake, Task<SensorReport?>> ask)
    {
        try
        {
            return await ask(GrainFactory.Grain<ISensorIntake>(sensor.Value));
        }
        catch (Exception error)
        {
            trouble.Add(sensor, error);
            return null;
        }
    }

    /// <summary>Tells cells and index what sensors returned, and only then says what went wrong with these.</summary>
    private async Task Pass(IReadOnlyList<(TwinId Id, SensorReport? Report)> told, DeliveryTrouble trouble)
    {
        foreach (var (id, report) in told)
        {
            if (report is not null)
            {
                Owe(id, report);
            }
        }

        var rows = told.Where(sensor => sensor.Report?.Row is not null).Select(sensor => sensor.Report!.Row!).ToArray();
        if (rows.Length > 0)
        {
            await GrainFactory.Grain<IStreetGrain>(TwinId.Centre(DivisionCode.Parse(this.GetPrimaryKeyString())).Value)
                .Apply(rows);
        }

        await Task.WhenAll(_owed.Keys.ToArray().Select(cell => Pay(cell, told, trouble)));
        trouble.Throw(told.Count);
    }

    private void Owe(TwinId sensor, SensorReport report)
    {
        var cell = sensor.Birthplace;
        if (report.Samples.Count == 0 && !report.HealthChanged)
        {
            return;
        }

        if (!_owed.TryGetValue(cell, out var news))
        {
            _owed[cell] = news = [];
        }

        var older = news.Find(one => one.Sensor == sensor);
        news.Remove(older!);
        var newer = new SensorNews(sensor, report.Health, report.DueMs, report.Samples);
        news.Add(older?.Then(newer) ?? newer);
    }

    /// <param name="told">The sensors of the batch. What a cell does not take of others is no trouble of theirs.</param>
    private async Task Pay(
        DivisionCode cell, IReadOnlyList<(TwinId Id, SensorReport? Report)> told, DeliveryTrouble trouble)
    {
        try
        {
            await GrainFactory.Grain<ICellInside>(TwinId.Cell(cell).Value).Take(_owed[cell]);
            _owed.Remove(cell);
        }
        catch (Exception error)
        {
            var owed = _owed[cell].Select(news => news.Sensor).ToHashSet();
            if (told.Any(sensor => owed.Contains(sensor.Id)))
            {
                trouble.Add(cell, error);
            }
        }
    }

    private async Task SaveEach(Queue<IGrouping<DivisionCode, TwinId>> cells)
    {
        while (cells.TryDequeue(out var cell))
        {
            await GrainFactory.Grain<ICellInside>(TwinId.Cell(cell.Key).Value).Save([.. cell]);
        }
    }
}
