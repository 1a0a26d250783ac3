using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Locality;

namespace CityTwin.Sensing;

/// <summary>
/// One cell: the sensors that have their place in it, what they and their alerts count to, the rules that combine
/// them, and one due-list by which silence is noticed.
/// </summary>
[GrainType("cell"), KeepAlive]
internal sealed partial class CellGrain(
    Residents residents,
    [PersistentState("cell")] IPersistentState<CellEnrolments> enrolled,
    CityCatalogue city,
    Surroundings around,
    CellParts parts,
    ILogger<CellGrain> log) : PlacedGrain(residents), ICellGrain, ICellInside, ITeller, IGrainMigrationParticipant
{
    private const string LuggageKey = "luggage";

    private readonly CellSlots _slots = new(around);
    private CellState _state = new(default);
    private CellRules _rules = null!;
    private CellFace _face = null!;
    private DueTimer _due = null!;
    private CellLuggage? _luggage;
    private bool _snapshotRead;

    public TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    private DivisionCode Code => Id.Birthplace;

    private IStreetGrain Street => GrainFactory.Grain<IStreetGrain>(TwinId.Centre(Code.Street).Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (city.Find(Code) is not { } division)
        {
            LogNoSuchCell(Code, city.Manifest.Name);
            return;
        }

        _rules = around.Rules.ForCell(Code);
        _face = new CellFace(division, city.BuildingsIn(Code), parts.Clock);
        _due = new DueTimer(this, parts.Clock, parts.Options.Value.LookEvery, Look);
        await Recall(cancellationToken);
        _face.TakeNews();
        _due.At(NextDueMs());
    }

    public async Task<IReadOnlyList<SensorDefinition>> Enroll(IReadOnlyList<SensorEnrolment> enrolments)
    {
        if (city.Find(Code) is not { Position: var middle })
        {
            return [];
        }

        var next = enrolments.Aggregate(
            enrolled.State, (all, asked) => all.Enroll(asked, Code, middle, around.NowMs));
        if (next != enrolled.State)
        {
            var added = next.Sensors.Skip(enrolled.State.Sensors.Count).ToArray();
            await Save(next);
            foreach (var sensor in added)
            {
                Place(sensor);
            }
        }

        // Also of those who had their place already: the call that gave it may have failed before the street heard. What
        // the street knows, or knows better, it leaves as it is.
        SensorDefinition[] given =
            [.. enrolments.Select(asked => enrolled.State.Find(asked.DeviceId)?.Definition).OfType<SensorDefinition>()];
        await Street.Apply([.. given.Select(sensor => _slots.Find(sensor.Id)).OfType<SensorSlot>().Select(CellSlots.RowOf)]);
        await Announce();
        return given;
    }

    public Task<string?> HolderOf(TwinId sensor) =>
        Task.FromResult(_slots.Find(sensor)?.Sensor.Definition.DeviceId);

    public Task Release(TwinId sensor, string deviceId) =>
        _slots.Find(sensor)?.Sensor.Definition.DeviceId == deviceId ? Withdraw(sensor) : Task.CompletedTask;

    public async Task Withdraw(TwinId sensor)
    {
        if (_slots.Find(sensor) is null)
        {
            return;
        }

        await Save(enrolled.State.Withdraw(sensor));
        _slots.Remove(sensor);
        await GrainFactory.Grain<ISensorIntake>(sensor.Value).Withdraw();
        EndAlertsOn(sensor);
        _face.Remove(sensor);
        _state.Forget(sensor, _rules);
        await Street.Remove(sensor);
        await Announce();
        Tell();
        await Told();
        await Touch();
        _due.At(NextDueMs());
    }

    public Task<CountVector> Counts() => Task.FromResult(Face.Vector);

    public Task<CellView> Get() => Task.FromResult(new CellView(Face.Row, Face.Vector, _state.Standing(_rules), UnitsHere()));

    public async Task<SensorSeed?> Seed(TwinId sensor)
    {
        if (_slots.Find(sensor) is not { } slot)
        {
            return null;
        }

        if (slot is { Awake: true, State: null })
        {
            // It was awake and is gone without leaving its state here: what was saved is what there is.
            var saved = (await ReadSnapshot())?.Sensors.FirstOrDefault(saved => saved.Id == sensor)?.State;
            slot.State = parts.Snapshots.Readable(sensor, saved);
        }

        slot.Awake = true;
        slot.Asleep = false;
        return new SensorSeed(slot.Sensor, slot.State, _face.AlertsOn(sensor));
    }

    public Task GiveBack(TwinId sensor, byte[] state)
    {
        if (_slots.Find(sensor) is { } slot)
        {
            slot.State = state;
            slot.Awake = false;
            slot.Asleep = true;
        }

        return Task.CompletedTask;
    }

    public async Task Hear(AlertView alert)
    {
        if (Exists)
        {
            _face.Apply(alert);
            await Announce();
        }
    }

    public Task ClearedByHand(AlertId alert)
    {
        _state.ClearedByHand(alert);
        return Touch();
    }

    public async Task Take(IReadOnlyList<SensorNews> news)
    {
        if (!Exists)
        {
            return;
        }

        if (_state.Pending.Count >= around.MaxUntold)
        {
            await Teller.MakeRoom(); // What is refused stays with the street, which owes it.
        }

        await AdoptOwn();
        foreach (var one in news)
        {
            if (_slots.Find(one.Sensor) is { } slot)
            {
                Note(slot, one.Health, one.DueMs);
            }
        }

        // What several sensors measured within one delivery is told as it happened, and so the same when it is replayed.
        foreach (var at in news
            .SelectMany(one => one.Samples.Select(sample => (one.Sensor, Sample: sample)))
            .GroupBy(one => (one.Sensor, one.Sample.TimeMs)).OrderBy(at => at.Key.TimeMs))
        {
            if (_slots.Find(at.Key.Sensor) is { } slot)
            {
                _state.Observe(
                    at.Key.Sensor, slot.Sensor.Definition.Kind, [.. at.Select(one => one.Sample)], _rules);
            }
        }

        await Announce();
        Tell();
        _due.At(NextDueMs());
    }

    public async Task Save(IReadOnlyList<TwinId> touched)
    {
        if (!Exists)
        {
            return;
        }

        var asked = touched.ToHashSet();
        foreach (var slot in _slots.All.ToArray())
        {
            if ((!slot.Asleep && asked.Contains(slot.Sensor.Definition.Id)) || slot is { Awake: true, State: null })
            {
                slot.State = await GrainFactory.Grain<ISensorIntake>(slot.Sensor.Definition.Id.Value).Save();
            }
        }

        if (!_snapshotRead)
        {
            await ReadSnapshot(); // A write says over what it writes.
        }

        await parts.Snapshots.Write(Code, CellParts.Picture(_state, _slots.All));
        foreach (var slot in _slots.All)
        {
            // Saved, and held by the sensor itself: a third copy would be for nothing.
            slot.State = slot.Awake ? null : slot.State;
        }
    }

    public async Task<CellReport> Wake()
    {
        var rows = new List<TwinRow>(Face.Rows());
        foreach (var slot in _slots.All.ToArray())
        {
            if (!slot.Awake)
            {
                rows.Add(CellSlots.RowOf(slot));
            }
            else if (await Look(slot) is { Row: { } row })
            {
                rows.Add(row);
            }
        }

        return new CellReport(rows, Face.Vector);
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) =>
        dehydrationContext.TryAddValue(LuggageKey, CellParts.Pack(_state, _slots.All));

    public void OnRehydrate(IRehydrationContext rehydrationContext) =>
        rehydrationContext.TryGetValue(LuggageKey, out _luggage);

    public Task<BuildingView?> Building(TwinId building) => Task.FromResult(Exists ? _face.Building(building) : null);

    private void Note(SensorSlot slot, SensorHealth health, long dueMs)
    {
        slot.Health = health;
        slot.DueMs = dueMs;
        _face.Apply(slot.Sensor.Definition, health);
    }

    /// <summary>When the write fails, the previous state is back before the exception leaves.</summary>
    private async Task Save(CellEnrolments next)
    {
        var before = enrolled.State;
        enrolled.State = next;
        try
        {
            await enrolled.WriteStateAsync();
        }
        catch
        {
            enrolled.State = before;
            throw;
        }
    }

    /// <summary>The timer: looks at every sensor that has silence to notice, and tells alerts that could not be told.</summary>
    private async Task Look()
    {
        try
        {
            await LookAtDue();
            await AdoptOwn();
            await Announce();
            if (_state.Pending.Count > 0)
            {
                await Touch();
                Tell();
            }
        }
        catch (Exception error)
        {
            LogLookFailed(Code, error);
        }

        _due.At(NextDueMs());
    }

    /// <summary>A sensor that cannot be asked holds up none of the others: what they show is told.</summary>
    private async Task LookAtDue()
    {
        var rows = new List<TwinRow>();
        foreach (var slot in _slots.Due(around.NowMs))
        {
            try
            {
                if (await Look(slot) is { Row: { } row })
                {
                    rows.Add(row);
                }
            }
            catch (Exception error)
            {
                LogSensorNotAsked(slot.Sensor.Definition.Id, error);
            }
        }

        if (rows.Count > 0)
        {
            await Street.Apply(rows);
        }
    }

    private async Task<SensorReport?> Look(SensorSlot slot)
    {
        // Should the sensor not answer, it is asked again later and not at once.
        slot.DueMs = around.TellAgainAtMs;
        var report = await GrainFactory.Grain<ISensorIntake>(slot.Sensor.Definition.Id.Value).Tick();
        if (report is not null)
        {
            Note(slot, report.Health, report.DueMs);
        }

        return report;
    }

    private long NextDueMs() =>
        _state.Pending.Count + _forgotten.Count + _doubtful.Count > 0 ? Math.Min(around.TellAgainAtMs, _slots.NextDueMs) : _slots.NextDueMs;

    private async Task Announce()
    {
        if (_face.TakeNews() is not { } news)
        {
            return;
        }

        try
        {
            await Street.Apply(news.Rows);
            await Street.Report(news.Counts);
        }
        catch
        {
            _face.NotHeard();
            throw;
        }
    }
}
