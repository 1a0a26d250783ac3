using System.Text;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Alerts;

/// <summary>
/// One alert window, event-sourced: its district's log is where it is written, and the only place (ADR 9). What it quiets is
/// decided with each alert, by the log's board.
/// </summary>
[GrainType("alert-window")]
internal sealed partial class AlertWindowGrain(
    Residents residents, CityCatalogue city, DossierStore dossiers, IOptions<AlertWindowOptions> options, TimeProvider clock,
    ILogger<AlertWindowGrain> log)
    : PlacedGrain(residents), IAlertWindowGrain
{
    private AlertWindowId Id => AlertWindowId.Parse(this.GetPrimaryKeyString());

    private string District => Id.Scope.District.Value;

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(District);

    public Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms, string reason)
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

        return Said(
            AlertWindowWords.Reason(reason, options.Value.Limits), item => new OpenAlertWindow(Id, by, terms, item), window => window.Reason);
    }

    public Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note) => Said(
        AlertWindowWords.Note(note, options.Value.Limits), item => new CloseAlertWindow(by, item), window => window.Note);

    public Task<SealedContent?> Unseal(string commitment) => dossiers.Find(Id.Value, commitment);

    public async Task<AlertWindowView?> EraseWords(string by, string commitment)
    {
        var window = await Get();
        if (await Unseal(commitment) is null)
        {
            return window;
        }

        // The record first: a blob that is gone without a word would look like a fault. Only of a window that has left
        // the log's board nothing can be written any more; its words are erased all the same.
        if (window is not null)
        {
            window = await Do(new EraseAlertWindowWords(by, commitment));
        }

        await dossiers.Erase(Id.Value, commitment);
        LogErased(Id, commitment, by);
        return window;
    }

    public Task Sweep() => Carry(new ExpireAlertWindow());

    public async Task<AlertWindowView?> Get() => (await Know()).Window.View;

    /// <summary>What is said with it is kept where it can be erased; when no record came to speak of it, it is let go of.</summary>
    /// <param name="kept">Where the window has what was said.</param>
    private async Task<AlertWindowView> Said(
        string? text, Func<SealedItem?, AlertWindowCommand> command, Func<AlertWindowView, SealedItem?> kept)
    {
        if (text is null)
        {
            return await Do(command(null));
        }

        var item = await dossiers.Keep(Id.Value, new SealedContent("text/plain", Encoding.UTF8.GetBytes(text)), DossierStore.NewSalt());
        AlertWindowView window;
        try
        {
            window = await Do(command(item));
        }
        catch (AlertWindowRefusedException)
        {
            await dossiers.Erase(Id.Value, item.Commitment);
            throw;
        }

        if (kept(window)?.Commitment != item.Commitment)
        {
            await dossiers.Erase(Id.Value, item.Commitment);
        }

        return window;
    }

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

    [LoggerMessage(LogLevel.Information, "{Window}: the words of {Commitment} were erased by {By}")]
    private partial void LogErased(AlertWindowId window, string commitment, string by);

    [LoggerMessage(LogLevel.Warning, "{Window}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(AlertWindowId window, TimeSpan wait, Exception error);
}
