using CityTwin.City;
using CityTwin.Locality;

namespace CityTwin.Notifications;

/// <summary>A centre's duty roster, in one blob.</summary>
[GrainType("roster")]
internal sealed class RosterGrain(
    [PersistentState("roster")] IPersistentState<RosterRecord> state, Residents residents, CityDay day, TimeProvider clock)
    : PlacedGrain(residents), IRosterGrain
{
    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<RosterAt> Get() => Task.FromResult(Shown());

    public async Task<RosterAt> Set(Roster roster, string by, int? expectedVersion)
    {
        var before = Current();
        if (expectedVersion is { } seen && seen != before.Version)
        {
            throw new NotifyRefusedException(
                $"The roster of {before.Centre} has changed: it is at version {before.Version}, you have seen {seen}.", NotifyRefusal.Stale);
        }

        RosterCheck.ShouldBeSound(roster);
        var kept = state.State.Roster;
        state.State.Roster = roster with
        {
            // What is long over is nobody's plan any more.
            Overrides = [.. roster.Overrides.Where(one => one.UntilMs > NowMs)],
            Centre = before.Centre, Version = before.Version + 1, SetBy = by, SetAtMs = NowMs,
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State.Roster = kept;
            throw;
        }

        return Shown();
    }

    private Roster Current() => state.State.Roster ?? new Roster { Centre = DivisionCode.Parse(this.GetPrimaryKeyString()) };

    private RosterAt Shown() => new(Current(), DutyRoster.DutyAt(Current(), NowMs, day));
}
