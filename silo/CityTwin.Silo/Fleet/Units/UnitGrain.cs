using CityTwin.City;
using CityTwin.Fleet.Driving;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Locality;
using CityTwin.Sensing;

namespace CityTwin.Fleet.Units;

/// <summary>
/// A drone, dock, robot or team: its driver understands its protocol, its state is folded from the driver's signals. What
/// matters is stored before it is acknowledged, sent or answered; where it is, now and then.
/// </summary>
[GrainType("unit"), KeepAlive]
internal sealed partial class UnitGrain(
    Residents residents,
    [PersistentState("unit")] IPersistentState<UnitRecord> stored,
    UnitParts parts,
    ILogger<UnitGrain> log) : PlacedGrain(residents), IUnitGrain, IUnitInside
{
    private UnitState? _unit;
    private UnitType _type = null!;
    private UnitTimes _times = null!;
    private Shifts _shifts = null!;
    private IUnitDriver? _driver;
    private UnitTrack _track = null!;
    private UnitOutbox _outbox = null!;
    private DueTimer _due = null!;
    private string _gateway = "";
    private TwinId? _houses;
    private bool _isHousedAwake;
    private long? _waitAtMs;
    private long _awakeAtMs;

    public TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    private long NowMs => parts.NowMs;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _awakeAtMs = NowMs;
        _track = new UnitTrack(parts.Options.MaxTrackPoints);
        _outbox = new UnitOutbox(GrainFactory, parts.Options.MaxOutgoing, Sent);
        _due = new DueTimer(this, parts.Clock, parts.Options.LookEvery, Look);
        if (stored.State.Definition is { } definition)
        {
            _saveAtMs = SaveTurn.After(Id, NowMs, parts.Options.SaveEvery);
            _track.Begin(stored.State.Track);
            _flightFiles.AddRange(stored.State.FlightFiles);
            Know(stored.State.ToState() with { Definition = definition }, stored.State.Gateway, stored.State.Houses, stored.State.Driver);
            Show();
            Tell();
            Plan();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_isUnsaved)
        {
            try
            {
                await Save();
            }
            catch (Exception error)
            {
                LogNotSaved(Id, error); // What matters was stored when it happened; the rest it says again.
            }
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Enrol(UnitDefinition definition) =>
        _unit is { } known && known.Definition.DeviceId != definition.DeviceId
            ? throw new UnitRefusedException(UnitRefusal.Taken, $"{Id} is spoken for by the device '{known.Definition.DeviceId}'.")
            : Settle(definition);

    public Task Replace(string deviceId, UnitDefinition definition) =>
        _unit is { } known && known.Definition.DeviceId != deviceId
            ? throw new UnitRefusedException(UnitRefusal.Taken, $"{Id} is spoken for by the device '{known.Definition.DeviceId}'.")
            : Settle(definition);

    public async Task<string?> House(TwinId drone)
    {
        if (_unit is null)
        {
            return null;
        }

        if (_houses != drone)
        {
            _houses = drone;
            await Save();
        }

        return _unit.Definition.DeviceId;
    }

    public Task<UnitView?> Get() => Task.FromResult(_unit is null ? null : View());

    public Task<IReadOnlyList<TrackPoint>> Track(long sinceMs) => Task.FromResult(_track.Since(sinceMs));

    public Task<IReadOnlyList<RadioLine>> RadioLog(int max) => Task.FromResult<IReadOnlyList<RadioLine>>(
        _unit is null ? [] : [.. _unit.Radio.TakeLast(Math.Clamp(max, 0, UnitState.MaxRadio))]);

    public Task Note(UnitMessageRefused refused)
    {
        if (_unit is not null)
        {
            (_unit, _) = _unit.Observe(refused, NowMs);
            _isUnsaved = true;
            Plan();
        }

        return Task.CompletedTask;
    }

    public async Task<UnitLease> Lease(string holder, bool isPerson, TimeSpan lasts) =>
        await Lease(holder, Known().Lend(_type, holder, isPerson, (long)lasts.TotalMilliseconds, NowMs));

    public async Task<UnitLease> Preempt(MissionId mission, MissionId? from, TimeSpan lasts) =>
        await Lease(mission.Value, Known().Preempt(_type, mission, from, (long)lasts.TotalMilliseconds, NowMs));

    private async Task<UnitLease> Lease(string holder, UnitState lent)
    {
        var (before, nowMs) = (Known(), NowMs);
        if (lent.LastFence == before.LastFence)
        {
            // A renewal that is lost with the silo ends sooner, and whoever is next has a larger token.
            _unit = lent;
            Plan();
            return lent.Lease!;
        }

        _unit = lent.Say(new RadioLine(nowMs, Outgoing: true, "lease", holder, $"token {lent.LastFence}", null));
        await SaveOr(before, _driver?.Save());
        await EndStray(nowMs);
        Show();
        Tell();
        Plan();
        return lent.Lease!;
    }

    public async Task Release(long fence)
    {
        if (_unit is not { } before || before.Return(fence) is not { } free || ReferenceEquals(free, before))
        {
            return;
        }

        _unit = free.Say(new RadioLine(NowMs, Outgoing: true, "release", before.Lease!.Holder, $"token {fence}", null));
        await SaveOr(before, _driver?.Save());
        Show();
        Plan();
    }

    public async Task<UnitView> Do(UnitCommand command, string by)
    {
        Known().Judge(_type, command, NowMs);
        StayInTheCity(command);
        if (_driver is null)
        {
            throw new UnitRefusedException(UnitRefusal.Incapable, $"Nobody here speaks {_unit!.Definition.Protocol} with {Id}.");
        }

        if (command is GoTo go && Id.Kind == TwinKind.Drone)
        {
            // A place on a map has no altitude.
            command = go with { Stop = go.Stop with { Place = parts.Air.Aloft(Id, View().Place, go.Stop.Place, NowMs) } };
        }

        if (command is StartTask { FileUrl: null } bare && _driver is IFlightFileDriver flier && flier.FileFor(bare.Task) is not FlightFileNeed.None and var need)
        {
            command = await WithFile(bare, need);
        }

        var (before, nowMs) = (Known(), NowMs);
        before.Judge(_type, command, nowMs);
        var memory = _driver.Save();
        var output = _driver.Do(command, nowMs);
        var said = new RadioLine(nowMs, Outgoing: true, SignalWords.Name(command), by, SignalWords.Text(command), (command as StartTask)?.Task.Mission.Value);
        _unit = (command is StartTask start ? before.Begin(start.Task, nowMs) : before).Say(said);
        Fold(output, nowMs);
        await SaveOr(before, memory);
        Send();
        Show();
        Tell();
        Plan();
        return View();
    }

    public async Task Hear(IReadOnlyList<UnitMessage> messages)
    {
        await WakeHoused();
        var (unit, nowMs) = (Known(), NowMs);
        if (unit.Untold.Count >= UnitState.MaxUntold)
        {
            Tell();
            throw new TimeoutException($"{Id} has {unit.Untold.Count} things that missions have not been told: it hears no more until they are.");
        }

        _unit = unit.Heard(nowMs);
        _mustSave |= _unit.Link != unit.Link;
        foreach (var message in messages)
        {
            _mustSave |= Fold(Understood(message, nowMs), nowMs);
        }

        await EndStray(nowMs);
        if (_mustSave)
        {
            await Save(); // Also what could not be stored when it was heard first: said again it is no news, and is still to be stored.
        }

        Send();
        Show();
        Tell();
        Plan();
        if (_houses is { } drone)
        {
            // What a dock says under its own number concerns its drone as well. The drone never waits for its dock.
            await GrainFactory.Grain<IUnitGrain>(drone.Value).Hear(messages);
        }
    }

    /// <summary>
    /// A drone says as it wakes which dock it is at home in. Before the first word of a dock that has just woken is judged by
    /// that, its drone is woken: it would be a stranger's word else.
    /// </summary>
    private async ValueTask WakeHoused()
    {
        if (!_isHousedAwake && _houses is { } drone)
        {
            await GrainFactory.Grain<IUnitGrain>(drone.Value).Get();
            _isHousedAwake = true;
        }
    }

    private UnitState Known() => _unit
        ?? throw new UnitRefusedException(UnitRefusal.Missing, $"There is no unit {Id}.");

    private void StayInTheCity(UnitCommand command)
    {
        var stops = command switch
        {
            StartTask start => start.Task.Stops,
            GoTo go => [go.Stop],
            _ => (IReadOnlyList<TaskStop>)[],
        };
        if (parts.Cells.HasShapes && stops.FirstOrDefault(stop => parts.Cells.CellAt(stop.Place) is null) is { } outside)
        {
            throw new UnitRefusedException(UnitRefusal.OutOfArea,
                $"{outside.Place.Longitude}, {outside.Place.Latitude} is in no cell of the city: {Id} does not leave it.");
        }
    }

    private async Task Settle(UnitDefinition definition)
    {
        if (definition.Id != Id)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{definition.Id} was enrolled as {Id}.");
        }

        var gateway = definition.DeviceId;
        if (definition.Dock is { } dock)
        {
            gateway = await GrainFactory.Grain<IUnitInside>(dock.Value).House(Id)
                ?? throw new UnitRefusedException(UnitRefusal.Missing, $"There is no dock {dock} for {Id}.");
        }

        var isSame = _unit?.Definition.DeviceId == definition.DeviceId && _gateway == gateway;
        var memory = isSame ? _driver?.Save() : null;
        var before = _unit;
        Know((_unit ?? UnitState.New(definition)) with { Definition = definition }, gateway, _houses, memory);
        try
        {
            await Save();
        }
        catch when (before is null)
        {
            _unit = null;
            throw;
        }

        await GrainFactory.Grain<IFleetInside>(Id.Birthplace.District.Value).Enrol(View());
        Show();
        Plan();
    }

    private void Know(UnitState unit, string gateway, TwinId? houses, string? memory)
    {
        (_unit, _gateway, _houses) = (unit, gateway, houses);
        _type = parts.Type(unit.Definition);
        _times = parts.Times(unit.Definition.Protocol);
        _shifts = parts.Shifts(unit.Definition);
        _driver = parts.Driver(unit.Definition, gateway, memory);
        _waitAtMs = memory is null ? null : NowMs; // What it waited for, it looks at once.
    }

    [LoggerMessage(LogLevel.Warning, "{Unit} was not saved as it went to sleep")]
    private partial void LogNotSaved(TwinId unit, Exception error);
}
