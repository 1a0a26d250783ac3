using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>The units of a test, and what they were told. It outlives silos, as units do.</summary>
internal sealed class UnitStage
{
    private readonly ConcurrentDictionary<TwinId, UnitView> _units = [];
    private readonly ConcurrentQueue<(TwinId Unit, UnitCommand Command, string By)> _told = [];
    private readonly Lock _gate = new();
    private long _fence = 100;

    /// <summary>Units that answer nothing.</summary>
    public ConcurrentDictionary<TwinId, bool> Unreachable { get; } = [];

    /// <summary>Units that refuse every task, and why.</summary>
    public ConcurrentDictionary<TwinId, UnitRefusal> Refusing { get; } = [];

    /// <summary>Units that a person takes over just as they are sent, and who.</summary>
    public ConcurrentDictionary<TwinId, string> Grabbed { get; } = [];

    /// <summary>What is held before it is done, until the test lets it go.</summary>
    public ConcurrentDictionary<string, Hold> Holds { get; } = [];

    public IReadOnlyList<(TwinId Unit, UnitCommand Command, string By)> Told => [.. _told];

    /// <summary>Whatever is asked under this name waits from now on.</summary>
    public Hold HoldUp(string what) => Holds[what] = new Hold();

    public Task Passes(string what) => Holds.TryGetValue(what, out var hold) ? hold.Pass() : Task.CompletedTask;

    public TwinId Add(
        TwinKind kind, string type, DivisionCode cell, string name, double distanceM = 500, IReadOnlyList<Capability>? can = null)
    {
        var id = TwinId.Unit(kind, cell, name);
        var home = new GeoPoint(106.5 + (distanceM / 96_900), 29.5, 200);
        _units[id] = new UnitView
        {
            Definition = new UnitDefinition(id, name, type, UnitProtocol.Native, "", "", name, name, cell, home, null, null, []),
            Capabilities = can ?? FleetTemplates.Fleet.Type(type)!.Capabilities,
            Link = UnitLink.Online,
            HeardAtMs = long.MaxValue / 2,
            Cell = cell,
            EnergyPercent = 100,
        };
        return id;
    }

    public UnitView? Find(TwinId unit) => _units.GetValueOrDefault(unit);

    public IReadOnlyList<UnitView> In(DivisionCode district) =>
        [.. _units.Values.Where(unit => unit.Definition.Cell.District == district).OrderBy(unit => unit.Id)];

    public void Change(TwinId unit, Func<UnitView, UnitView> change)
    {
        lock (_gate)
        {
            _units[unit] = change(_units[unit]);
        }
    }

    public UnitLease Lease(TwinId unit, string holder, bool isPerson, TimeSpan lasts, long nowMs)
    {
        lock (_gate)
        {
            var view = _units[unit];
            if (view.Lease is { } held && held.Holder != holder && held.UntilMs > nowMs && !isPerson)
            {
                throw new UnitRefusedException(UnitRefusal.Taken, $"{unit} is under the control of {held.Holder}.");
            }

            return Give(view, holder, lasts, nowMs);
        }
    }

    /// <summary>As a unit does it: from the mission that was named and from no other.</summary>
    public UnitLease Preempt(TwinId unit, MissionId mission, MissionId? from, TimeSpan lasts, long nowMs)
    {
        lock (_gate)
        {
            var view = _units[unit];
            if (view.Lease is { } held && held.Holder != mission.Value && held.UntilMs > nowMs && held.Holder != from?.Value)
            {
                throw new UnitRefusedException(UnitRefusal.Taken, $"{unit} is under the control of {held.Holder}.");
            }

            return Give(view, mission.Value, lasts, nowMs);
        }
    }

    private UnitLease Give(UnitView view, string holder, TimeSpan lasts, long nowMs)
    {
        var lease = view.Lease is { } same && same.Holder == holder
            ? same with { UntilMs = nowMs + (long)lasts.TotalMilliseconds }
            : new UnitLease(holder, ++_fence, nowMs, nowMs + (long)lasts.TotalMilliseconds);
        _units[view.Id] = view with { Lease = lease };
        return lease;
    }

    public void Release(TwinId unit, long fence) => Change(unit, view => view.Lease?.Fence == fence ? view with { Lease = null } : view);

    public UnitView Do(TwinId unit, UnitCommand command, string by)
    {
        var view = _units[unit];
        if (Refusing.TryGetValue(unit, out var why))
        {
            throw new UnitRefusedException(why, $"{unit} does not do it.");
        }

        if (command is StartTask && Grabbed.TryRemove(unit, out var person))
        {
            Lease(unit, person, isPerson: true, TimeSpan.FromMinutes(5), view.Lease!.GrantedAtMs);
            view = _units[unit];
        }

        if (view.Lease?.Fence != command.Fence)
        {
            throw new UnitRefusedException(UnitRefusal.Fenced, $"{unit} has fence {view.Lease?.Fence}, the command {command.Fence}.");
        }

        if (command is StartTask { Task: var task } && view.Mission == task.Mission && task.Revision < view.Revision)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"revision {task.Revision} of the task is older than {view.Revision}");
        }

        Change(unit, one => command switch
        {
            StartTask start => one with { Mission = start.Task.Mission, Revision = start.Task.Revision, Status = UnitStatus.Busy },
            ReturnHome or CancelTask => one with { Mission = null, Revision = null, Status = UnitStatus.Available },
            _ => one,
        });
        _told.Enqueue((unit, command, by));
        return _units[unit];
    }
}
