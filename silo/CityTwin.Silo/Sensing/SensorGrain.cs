using System.Buffers;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Ingest;
using CityTwin.Locality;

namespace CityTwin.Sensing;

/// <summary>
/// One sensor. Its state is in memory; its cell's snapshot and the write-ahead log bring it back, and what its rules
/// say of alerts stays pending in it until an alert has taken it.
/// </summary>
[GrainType("sensor")]
internal sealed class SensorGrain(Residents residents, Surroundings around)
    : PlacedGrain(residents), ISensorGrain, ISensorIntake, ITeller, IGrainMigrationParticipant
{
    private const string SeedKey = "seed";

    private PlacedSensor? _sensor;
    private SensorRules? _rules;
    private SensorState _state = new();
    private Telling? _telling;
    private IGrainTimer? _again;

    public TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    private SensorDefinition Definition => _sensor!.Definition;

    public IReadOnlyList<AlertSignal> Pending => _state.Pending;

    private IStreetIngestGrain Street => GrainFactory.Grain<IStreetIngestGrain>(Id.Birthplace.Street.Value);

    private Telling Teller => _telling ??= new Telling(
        this, alert => GrainFactory.Grain<IAlertGrain>(alert.Value), around);

    private ICellInside Cell => GrainFactory.Grain<ICellInside>(TwinId.Cell(Id.Birthplace).Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await Know();
        Tell();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // A silo that goes down leaves this to the log, a move takes the state along, and one of two activations must
        // not speak for both.
        if (_sensor is not null && reason.ReasonCode
            is DeactivationReasonCode.ActivationIdle or DeactivationReasonCode.HighMemoryPressure
            or DeactivationReasonCode.ApplicationRequested or DeactivationReasonCode.RuntimeRequested)
        {
            await Cell.GiveBack(Id, Bytes());
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public async Task<SensorView?> Get()
    {
        if (!await Know())
        {
            return null;
        }

        return _state.View(Definition, _rules!) with { Row = _sensor!.RowOf(_state) };
    }

    public async Task<SensorReport?> Observe(IReadOnlyList<Arrival> arrivals)
    {
        if (!await Know())
        {
            return null;
        }

        if (_state.Pending.Count >= around.MaxUntold)
        {
            await Teller.MakeRoom(); // Before any is taken: what is refused is delivered again, all of it.
        }

        var profile = _rules!.WantsProfile ? around.Profiles.Find(Definition.Kind, Definition.Cell.District) : null;
        var combined = around.Rules.ForCell(Definition.Cell);
        List<MetricSample>? samples = null;
        var seen = default(Observation);
        foreach (var arrival in arrivals)
        {
            var one = _state.Observe(arrival.Reading, arrival.ReceivedAtMs, Definition, _rules, profile);
            if (one.Hours is { Count: > 0 } hours)
            {
                around.Profiles.Sample(Definition.Id, Definition.Kind, Definition.Cell.District, hours);
            }

            if (one.Accepted && combined.Wants(Definition.Kind))
            {
                (samples ??= []).AddRange(SamplesFor(combined, arrival.Reading));
            }

            seen = Both(seen, one);
        }

        Tell();
        return Report(seen) with { Samples = samples ?? [] };
    }

    public async Task<SensorReport?> MarkFault(string reason, long atMs)
    {
        if (!await Know())
        {
            return null;
        }

        var seen = _state.MarkFault(reason, atMs, Definition, _rules!);
        Tell();
        return Report(seen);
    }

    public async Task<SensorReport?> Tick()
    {
        if (!await Know())
        {
            return null;
        }

        var untold = _state.Pending.Count;
        var seen = _state.Tick(around.NowMs, around.ListeningSinceMs, Definition, _rules!);
        var changed = seen.RowChanged || seen.HealthChanged || untold + _state.Pending.Count > 0;
        Tell();
        var report = Report(seen with { RowChanged = true });
        if (changed)
        {
            await Street.Touch(Id);
        }

        return report;
    }

    public async Task<byte[]?> Save() => await Know() ? Bytes() : null;

    public async Task ClearedByHand(AlertId alert)
    {
        if (await Know() && _state.ClearedByHand(alert, around.NowMs, Definition).RowChanged)
        {
            await Show();
        }
    }

    public Task Told() => _telling?.Running ?? Task.CompletedTask;

    public async Task Told(AlertSignal signal, AlertView alert)
    {
        if (_sensor is not null && _state.Delivered(signal, alert, Definition).RowChanged)
        {
            await Show();
        }
    }

    public void NotTold()
    {
        _again?.Dispose();
        _again = this.RegisterGrainTimer(
            (sensor, _) =>
            {
                sensor._telling?.StartAgain();
                return sensor.Told();
            },
            this,
            new GrainTimerCreationOptions(around.TellAgainAfter, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    public async Task Withdraw()
    {
        await Told(); // An alert that is being raised is known to the cell after this, and ended by it.
        _again?.Dispose();
        _sensor = null;
        _state = new SensorState();
        DeactivateOnIdle();
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        if (_sensor is not null)
        {
            dehydrationContext.TryAddValue(SeedKey, new SensorSeed(_sensor, Bytes(), []));
        }
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue(SeedKey, out SensorSeed? seed))
        {
            (_sensor, _rules, _state) = (seed!.Sensor, around.Rules.For(seed.Sensor.Definition), Read(seed));
        }
    }

    private IEnumerable<MetricSample> SamplesFor(CellRules combined, Reading reading) => reading.Values
        .Where(value => combined.Wants(Definition.Kind, value.Metric) && double.IsFinite(value.Value))
        .Select(value => new MetricSample(value.Metric, value.Value, reading.TimeMs));

    private static Observation Both(Observation a, Observation b) => new(
        a.Accepted || b.Accepted, a.RowChanged || b.RowChanged, a.HealthChanged || b.HealthChanged);

    /// <summary>Whether this sensor has a place; one that was not provisioned may be so later.</summary>
    private async ValueTask<bool> Know()
    {
        if (_sensor is null && await Cell.Seed(Id) is { } seed)
        {
            await Adopt(seed, Read(seed));
        }

        return _sensor is not null;
    }

    /// <summary>
    /// An alert that is active on it and that its state does not know was raised after that was saved. The alert itself
    /// is asked: what the cell knows of it may be overtaken. One that its state holds and that was cleared by hand
    /// before the sensor could be told is told now.
    /// </summary>
    private async Task Adopt(SensorSeed seed, SensorState state)
    {
        var sensor = seed.Sensor.Definition;
        var rules = around.Rules.For(sensor);
        foreach (var alert in seed.Active.Where(alert => !state.Holds(alert)))
        {
            if (await GrainFactory.Grain<IAlertGrain>(alert.Id.Value).Get() is { Active: true } now)
            {
                state.Adopt(now, around.NowMs, sensor, rules);
            }
        }

        var active = seed.Active.Select(alert => alert.Id).ToHashSet();
        foreach (var held in state.Told(sensor).Where(alert => !active.Contains(alert)).ToArray())
        {
            if (await GrainFactory.Grain<IAlertGrain>(held.Value).Get() is { Active: false })
            {
                state.ClearedByHand(held, around.NowMs, sensor);
            }
        }

        (_sensor, _rules, _state) = (seed.Sensor, rules, state);
    }

    private static SensorState Read(SensorSeed seed) =>
        seed.State is null ? new SensorState() : SensorState.Read(seed.State);

    private void Tell()
    {
        if (_state.Pending.Count > 0)
        {
            Teller.Start();
        }
    }

    /// <summary>Something changed that no reading brought: lists and maps show it, and it is saved.</summary>
    private async Task Show()
    {
        await Street.Touch(Id);
        await GrainFactory.Grain<IStreetGrain>(TwinId.Centre(Id.Birthplace.Street).Value).Apply([_sensor!.RowOf(_state)]);
    }

    private SensorReport Report(Observation seen) => new(
        seen.RowChanged ? _sensor!.RowOf(_state) : null,
        _state.Health,
        seen.Accepted,
        seen.HealthChanged,
        _state.NextDueMs(around.ListeningSinceMs, Definition, _rules!),
        Samples: []);

    private byte[] Bytes()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        _state.Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
