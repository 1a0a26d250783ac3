using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Locality;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Fleet.Units;

/// <summary>
/// The units at home in a district: who they are is stored, how they are is what they last reported. Of a unit that has not
/// yet spoken since this grain woke, what its own state says once it is awake.
/// </summary>
[GrainType("fleet"), KeepAlive, Reentrant]
internal sealed partial class FleetGrain(
    Residents residents,
    [PersistentState("fleet")] IPersistentState<FleetRecord> known,
    UnitParts parts,
    ILogger<FleetGrain> log) : PlacedGrain(residents), IFleetGrain, IFleetInside
{
    private readonly SortedDictionary<TwinId, UnitView> _units = [];
    private readonly HashSet<TwinId> _changed = [];
    private readonly SemaphoreSlim _saving = new(1);
    private readonly ObserverManager<IFleetObserver> _observers = new(parts.Options.SubscriptionLasts, log)
    {
        GetDateTime = () => parts.Clock.GetUtcNow().UtcDateTime,
    };

    private Speaking _speaking = null!;
    private Task _waking = Task.CompletedTask;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _speaking = new Speaking(this, parts.Options.SpeakEvery, Speak);
        foreach (var definition in known.State.Units.Values)
        {
            _units[definition.Id] = UnitState.New(definition)
                .See(parts.Type(definition), 0, definition.Cell, isOnShift: true, parts.NowMs);
        }

        _waking = WakeAll();
    }

    public Task Wake() => _waking;

    public async Task Enrol(UnitView unit)
    {
        await _saving.WaitAsync();
        try
        {
            if (!known.State.Units.ContainsKey(unit.Id) && known.State.Units.Count >= parts.Options.MaxUnitsPerDistrict)
            {
                throw new UnitRefusedException(UnitRefusal.Invalid,
                    $"The district {District} has {known.State.Units.Count} units: Fleet:MaxUnitsPerDistrict is {parts.Options.MaxUnitsPerDistrict}.");
            }

            var before = known.State;
            known.State = new FleetRecord
            {
                Units = new Dictionary<TwinId, UnitDefinition>(before.Units) { [unit.Id] = unit.Definition },
            };
            try
            {
                await known.WriteStateAsync();
            }
            catch
            {
                known.State = before;
                throw;
            }
        }
        finally
        {
            _saving.Release();
        }

        Take(unit);
    }

    public Task Report(UnitView unit)
    {
        if (known.State.Units.ContainsKey(unit.Id) || IsVisitor(unit))
        {
            Take(unit);
        }

        return Task.CompletedTask;
    }

    public Task<UnitPage> List(UnitQuery query)
    {
        var max = Math.Clamp(query.Max, 1, parts.Options.MaxPage);
        var found = _units.Values
            .Where(unit => query.After is not { } after || unit.Id.CompareTo(after) > 0)
            .Where(unit => Fits(unit, query))
            .Take(max + 1)
            .ToArray();
        return Task.FromResult(new UnitPage([.. found.Take(max)], found.Length > max));
    }

    public Task<IReadOnlyList<UnitView>> Subscribe(IFleetObserver observer)
    {
        if (_observers.Count < parts.Options.MaxSubscribers || _observers.Any(known => known.Equals(observer)))
        {
            _observers.Subscribe(observer, observer);
        }
        else
        {
            LogFull(District, _observers.Count);
        }

        return Task.FromResult<IReadOnlyList<UnitView>>([.. _units.Values]);
    }

    public Task Unsubscribe(IFleetObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private static bool Fits(UnitView unit, UnitQuery query) =>
        (query.Area is not { } area || area.Contains(unit.Cell) || area.Contains(unit.Definition.Cell))
        && (query.Kinds is null || query.Kinds.Contains(unit.Id.Kind))
        && (query.Statuses is null || query.Statuses.Contains(unit.Status))
        && (query.Capability is not { } capability || unit.Capabilities.Contains(capability));

    private void Take(UnitView unit)
    {
        if (_units.TryGetValue(unit.Id, out var shown) && shown.Version >= unit.Version)
        {
            return;
        }

        _units[unit.Id] = unit;
        _changed.Add(unit.Id);
        _speaking.Want();
    }

    private Task Speak()
    {
        var changed = _changed.Select(id => _units[id]).ToArray();
        _changed.Clear();
        if (changed.Length > 0)
        {
            _observers.Notify(observer => observer.OnUnits(District, changed)).Ignore();
            TellAbroad(changed);
        }

        return Task.CompletedTask;
    }

    /// <summary>A unit on a mission has to notice that it is silent, also after the silo it was on is gone.</summary>
    private async Task WakeAll()
    {
        await Task.Yield();
        foreach (var batch in known.State.Units.Keys.Chunk(parts.Options.WokenAtOnce))
        {
            foreach (var view in await Task.WhenAll(batch.Select(Wake)))
            {
                if (view is not null)
                {
                    Take(view);
                }
            }
        }
    }

    private async Task<UnitView?> Wake(TwinId unit)
    {
        try
        {
            return await GrainFactory.Grain<IUnitGrain>(unit.Value).Get();
        }
        catch (Exception error)
        {
            LogAsleep(unit, error);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Unit} does not wake; it is shown as it was")]
    private partial void LogAsleep(TwinId unit, Exception error);

    [LoggerMessage(LogLevel.Warning, "The units of {District} have {Subscribers} subscribers already; one more is not told")]
    private partial void LogFull(DivisionCode district, int subscribers);
}
