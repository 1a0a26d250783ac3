using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ingest;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Sensing;

/// <summary>
/// Where readings enter a street: it calls each sensor, which returns what changed, and then sends one batch to each
/// cell concerned and one to the street's index (ADR 2).
/// </summary>
[GrainType("street-ingest"), KeepAlive]
internal sealed class StreetIngestGrain(
    Residents residents, IOptions<SensingOptions> options)
    : PlacedGrain(residents), IStreetIngestGrain, IGrainMigrationParticipant
{
    private const string TouchedKey = "touched";

    private HashSet<TwinId> _touched = [];

    /// <summary>News that a cell did not take; it goes first the next time.</summary>
    private readonly Dictionary<DivisionCode, List<SensorNews>> _owed = [];

    public async Task Deliver(IReadOnlyList<Arrival> arrivals)
    {
        var trouble = new List<string>();
        var told = await Task.WhenAll(BySensor(arrivals).Select(async sensor =>
        {
            _touched.Add(sensor.Id);
            return (sensor.Id, Report: await Ask(trouble, sensor.Id, intake => intake.Observe(sensor.Arrivals)));
        }));
        await Pass(told, trouble);
    }

    public async Task ReportFault(TwinId sensor, string reason, long atMs)
    {
        _touched.Add(sensor);
        var trouble = new List<string>();
        await Pass([(sensor, await Ask(trouble, sensor, intake => intake.MarkFault(reason, atMs)))], trouble);
    }

    public async Task Save()
    {
        var touched = _touched;
        _touched = [];
        var cells = new Queue<IGrouping<DivisionCode, TwinId>>(touched.GroupBy(sensor => sensor.Birthplace));
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Value.CellsSavedAtOnce).Select(_ => SaveEach(cells)));
        }
        catch
        {
            _touched.UnionWith(touched); // Which cells saved theirs does not matter: once more does no harm.
            throw;
        }
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) =>
        dehydrationContext.TryAddValue(TouchedKey, _touched.ToArray());

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue(TouchedKey, out TwinId[]? touched))
        {
            _touched.UnionWith(touched!);
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

    private async Task<SensorReport?> Ask(
        List<string> trouble, TwinId sensor, Func<ISensorIntake, Task<SensorReport?>> ask)
    {
        try
        {
            var report = await ask(GrainFactory.GetGrain<ISensorIntake>(sensor.Value));
            if (report?.Undelivered is { } why)
            {
                trouble.Add(why);
            }

            return report;
        }
        catch (Exception error)
        {
            trouble.Add($"{sensor}: {error.Message}");
            return null;
        }
    }

    /// <summary>Tells cells and index what sensors returned, and only then says what went wrong.</summary>
    private async Task Pass(IReadOnlyList<(TwinId Id, SensorReport? Report)> told, List<string> trouble)
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
            await GrainFactory.GetGrain<IStreetGrain>(TwinId.Centre(DivisionCode.Parse(this.GetPrimaryKeyString())).Value)
                .Apply(rows);
        }

        await Task.WhenAll(_owed.Keys.ToArray().Select(cell => Pay(cell, trouble)));
        if (trouble.Count > 0)
        {
            throw new DeliveryIncompleteException($"{trouble.Count} of {told.Count} sensors, the first: {trouble[0]}");
        }
    }

    private void Owe(TwinId sensor, SensorReport report)
    {
        var cell = sensor.Birthplace;
        if (report.Samples.Count == 0 && !report.HealthChanged && report.Undelivered is null)
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

    private async Task Pay(DivisionCode cell, List<string> trouble)
    {
        try
        {
            await GrainFactory.GetGrain<ICellInside>(TwinId.Cell(cell).Value).Take(_owed[cell]);
            _owed.Remove(cell);
        }
        catch (Exception error)
        {
            trouble.Add($"cell {cell}: {error.Message}");
        }
    }

    private async Task SaveEach(Queue<IGrouping<DivisionCode, TwinId>> cells)
    {
        while (cells.TryDequeue(out var cell))
        {
            await GrainFactory.GetGrain<ICellInside>(TwinId.Cell(cell.Key).Value).Save([.. cell]);
        }
    }
}
