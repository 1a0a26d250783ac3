using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Alerts;

/// <summary>
/// One alert window, event-sourced: its district's log is where it is written, and the only place (ADR 9). What it quiets is
/// decided with each alert, by the log's board.
/// </summary>
[GrainType("alert-window")]
internal sealed partial class AlertWindowGrain(
    Residents residents, CityCatalogue city, IOptions<AlertWindowOptions> options, TimeProvider clock, ILogger<AlertWindowGrain> log)
    : PlacedGrain(residents), IAlertWindowGrain
{
    private AlertWindowId Id => AlertWindowId.Parse(this.GetPrimaryKeyString());

    private string District => Id.Scope.District.Value;

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(District);

    public Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms)
    {
        if (terms.Scope != Id.Scope || !city.Has(terms.Scope))
        {
            throw new AlertWindowRefusedException(
                $"this city has no division {terms.Scope} that window {Id} could be for.", AlertWindowRefusal.Invalid, "scope");
        }

        if (terms.Rules.FirstOrDefault(rule => city.Rules.All(known => known.Id != rule)) is { } unknown)
        {
            throw new AlertWindowRefusedException(
                $"this city has no rule '{unknown}'.", AlertWindowRefusal.Invalid, "rules");
        }

        return Do(new OpenAlertWindow(Id, by, terms));
    }

    public Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note) => Do(new CloseAlertWindow(by, note));

    public Task Sweep() => Carry(new ExpireAlertWindow());

    public async Task<AlertWindowView?> Get() => (await Know()).Window.View;

    private async Task<AlertWindowView> Do(AlertWindowCommand command)
    {
        var (window, sequence) = await Carry(command);
        try
        {
            // Where nothing happened it happened before, perhaps just now: the person asks again.
            await Log.Stored(sequence > 0 ? sequence : await Log.Head()).WaitAsync(options.Value.StoredWithin, clock);
        }
        catch (Exception error)
        {
            LogNotStoredYet(Id, options.Value.StoredWithin, error);
        }

        return window;
    }

    /// <summary>The window after the command, and the sequence of its event; 0 when nothing happened.</summary>
    private async Task<(AlertWindowView Window, long Sequence)> Carry(AlertWindowCommand command)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (before, open) = await Know();
            if (before.Decide(command, clock.GetUtcNow().ToUnixTimeMilliseconds(), options.Value.Limits) is not [var happened])
            {
                return (before.View!, 0);
            }

            if (happened is AlertWindowOpened && open >= options.Value.MaxOpenPerDistrict)
            {
                throw new AlertWindowRefusedException(
                    $"District {District} has {open} open windows, as many as may be: close one first.", AlertWindowRefusal.Full);
            }

            var after = before.Evolve(happened);
            try
            {
                var sequences = await Log.Append([AlertWindowEventLog.Entry(happened, after)]);
                return (after.View! with { Trail = (before.View?.Trail ?? LogTrail.Empty).Add(sequences) }, sequences[^1]);
            }
            catch (EventOvertakenException) when (attempt < options.Value.MaxAttempts)
            {
                LogOvertaken(Id);
            }
        }
    }

    /// <summary>A window is seldom asked for: it is read from the log's board each time.</summary>
    private async Task<(AlertWindowState Window, int Open)> Know()
    {
        var (window, open) = await GrainFactory.Grain<IDistrictLogInside>(District).FindWindow(Id);
        return (new AlertWindowState(window), open);
    }

    [LoggerMessage(LogLevel.Information, "{Window}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(AlertWindowId window);

    [LoggerMessage(LogLevel.Warning, "{Window}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(AlertWindowId window, TimeSpan wait, Exception error);
}
