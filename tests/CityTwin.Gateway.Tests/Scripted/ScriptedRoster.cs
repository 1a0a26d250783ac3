using CityTwin.City;
using CityTwin.Notifications;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A roster in memory; its first shift is always on duty.</summary>
public sealed class ScriptedRoster : Grain, IRosterGrain
{
    private Roster? _roster;

    public Task<RosterAt> Get()
    {
        var roster = _roster ?? new Roster { Centre = DivisionCode.Parse(this.GetPrimaryKeyString()) };
        return Task.FromResult(new RosterAt(roster, new Duty(roster.Shifts is [var first, ..] ? first.People : [], [], 60_000)));
    }

    public Task<RosterAt> Set(Roster roster, string by, int? expectedVersion)
    {
        if (expectedVersion is { } seen && seen != (_roster?.Version ?? 0))
        {
            throw new NotifyRefusedException("The roster has changed.", NotifyRefusal.Stale);
        }

        _roster = roster with { Version = (_roster?.Version ?? 0) + 1, SetBy = by, SetAtMs = 1 };
        return Get();
    }
}
