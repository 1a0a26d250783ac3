using System.Text;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Alerts;

/// <summary>
/// One alert, event-sourced: its district's log is where it is written, and the only place (ADR 9). The log takes an
/// event only as the alert's next, so of two activations one is told to look again.
/// </summary>
[GrainType("alert")]
internal sealed partial class AlertGrain(
    Residents residents,
    AlertArchive archive,
    DossierStore dossiers,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<AlertGrain> log) : PlacedGrain(residents), IAlertGrain
{
    /// <summary>As the log left it; null when it has to be read.</summary>
    private AlertState? _state;

    /// <summary>By what a raise was quieted when the log was asked last.</summary>
    private AlertQuiet? _quiet;

    /// <summary>The cell has not heard yet how the alert stands.</summary>
    private bool _untold;
    private IGrainTimer? _again;

    private AlertId Id => AlertId.Parse(this.GetPrimaryKeyString());

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(Id.Birthplace.District.Value);

    public async Task<AlertView> Signal(AlertSignal signal) =>
        (await Carry(new SignalAlert(signal))).View ?? NeverRaised(signal);

    public Task<AlertView> Acknowledge(string by, string? note) => Noted(note, item => new AcknowledgeAlert(by, item));

    public Task<AlertView> Clear(string by, string? note) => Noted(note, item => new ClearAlert(by, item));

    public Task<AlertView> Assign(string by, string to) => CarryForPerson(new AssignAlert(by, to));

    public async Task<AlertView> Escalate(DivisionCode lead) => (await Carry(new EscalateAlert(lead))).View!;

    public async Task<AlertView> EscalateForArea(DivisionCode lead) =>
        (await Carry(new EscalateAlert(lead, EscalationReason.Area))).View!;

    public async Task<AlertView> Quiet(AlertQuiet? by) => (await Carry(new QuietAlert(by))).View!;

    public Task<SealedContent?> Unseal(string commitment) => dossiers.Find(Id.Value, commitment);

    public async Task<AlertView> EraseNote(string by, string commitment)
    {
        if (await Unseal(commitment) is null)
        {
            return (await Know()).View ?? throw new AlertRefusedException($"There is no alert {Id}.", missing: true);
        }

        // The record first: a blob that is gone without a word would look like a fault.
        var alert = await CarryForPerson(new EraseAlertNote(by, commitment));
        await dossiers.Erase(Id.Value, commitment);
        return alert;
    }

    public async Task<AlertView?> Get() => (await Know()).View;

    /// <summary>What is said with it is kept where it can be erased; when no record came to speak of it, it is let go of.</summary>
    private async Task<AlertView> Noted(string? text, Func<SealedItem?, AlertCommand> command)
    {
        if (text is null)
        {
            return await CarryForPerson(command(null));
        }

        var note = await dossiers.Keep(Id.Value, new SealedContent("text/plain", Encoding.UTF8.GetBytes(text)), DossierStore.NewSalt());
        AlertView alert;
        try
        {
            alert = await CarryForPerson(command(note));
        }
        catch (AlertRefusedException)
        {
            await dossiers.Erase(Id.Value, note.Commitment);
            throw;
        }

        if (alert.Note?.Commitment != note.Commitment)
        {
            await dossiers.Erase(Id.Value, note.Commitment);
        }

        return alert;
    }

    /// <summary>
    /// What a rule says can be said again from the readings; what a person decided cannot. So the answer waits for
    /// storage, for a while.
    /// </summary>
    private async Task<AlertView> CarryForPerson(AlertCommand command)
    {
        var (view, sequence) = await Carry(command);
        try
        {
            // Where nothing happened it happened before, perhaps just now: the person asks again.
            var until = sequence > 0 ? sequence : await Log.Head();
            await Log.Stored(until).WaitAsync(options.Value.StoredWithin, clock);
        }
        catch (Exception error)
        {
            LogNotStoredYet(Id, options.Value.StoredWithin, error);
        }

        return view!;
    }

    /// <summary>The alert after the command, and the sequence of its last event; 0 when nothing happened.</summary>
    private async Task<(AlertView? View, long Sequence)> Carry(AlertCommand command)
    {
        var sequence = 0L;
        for (var attempt = 1; sequence == 0; attempt++)
        {
            var before = await Know(command);
            var (after, entries) = Decide(before, command is SignalAlert signal ? signal with { Quiet = _quiet } : command);
            if (entries.Count == 0)
            {
                break;
            }

            try
            {
                // Until the answer is here, what the log has is not known.
                _state = null;
                _untold = true;
                var sequences = await Log.Append(entries);
                sequence = sequences[^1];
                _state = after with { View = after.View! with { Trail = after.View.Trail.Add(sequences) } };
            }
            catch (EventOvertakenException) when (attempt < options.Value.MaxAttempts)
            {
                LogOvertaken(Id);
            }
        }

        await TellIfPossible();
        return (_state?.View, sequence);
    }

    private (AlertState After, IReadOnlyList<LoggedEvent> Entries) Decide(AlertState state, AlertCommand command)
    {
        var entries = new List<LoggedEvent>();
        foreach (var happened in state.Decide(command, clock.GetUtcNow().ToUnixTimeMilliseconds()))
        {
            state = state.Evolve(happened);
            entries.Add(AlertEventLog.Entry(happened, state));
        }

        return (state, entries);
    }

    /// <param name="command">What it is to be decided on, if anything: a new alert is raised without the archive.</param>
    private async ValueTask<AlertState> Know(AlertCommand? command = null)
    {
        // What quiets a raise is of the moment: it is asked for with each.
        if (_state is null || (_state.View is null && command is SignalAlert))
        {
            (var found, var leftUntilMs, _quiet) = await GrainFactory
                .Grain<IDistrictLogInside>(Id.Birthplace.District.Value).Find(Id, (command as SignalAlert)?.Signal);
            _state = found?.ToState()
                ?? (MayBeArchived(command, leftUntilMs, options.Value.DeviceClockAhead) ? await archive.Find(Id) : null)
                ?? AlertState.None;
        }

        return _state;
    }

    /// <summary>
    /// Whether an alert that is not on its board may have left it. A raise names its alert by its own time: if the alert
    /// had been before, it would have been raised at that time, and all that has left is older.
    /// </summary>
    /// <param name="leftUntilMs">The newest time of any alert that left, or null when none has.</param>
    internal static bool MayBeArchived(AlertCommand? command, long? leftUntilMs, TimeSpan deviceClockAhead) =>
        leftUntilMs is { } until
        && (command is not SignalAlert { Signal: { Step: 1 } raise }
            || raise.TimeMs <= until + (long)deviceClockAhead.TotalMilliseconds);

    /// <summary>The alert is safe already: whoever waits for it need not wait for its cell.</summary>
    private async Task TellIfPossible()
    {
        try
        {
            await Tell();
        }
        catch (Exception error)
        {
            LogNotTold(Id, error);
            _again?.Dispose();
            _again = this.RegisterGrainTimer(
                (alert, _) => alert.TellIfPossible(), this,
                new GrainTimerCreationOptions(options.Value.TellAgainAfter, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
    }

    private async Task Tell()
    {
        if (!_untold || (await Know()).View is not { } view)
        {
            return;
        }

        var cell = GrainFactory.Grain<ICellInside>(TwinId.Cell(view.Subject.Birthplace).Value);
        await cell.Hear(view);
        if (!view.Active)
        {
            // The rule does not know of a hand that cleared the alert. One way: it may be waiting for this alert.
            await (view.Subject.Kind == TwinKind.Sensor
                ? GrainFactory.Grain<ISensorIntake>(view.Subject.Value).ClearedByHand(view.Id)
                : cell.ClearedByHand(view.Id));
        }

        _untold = false;
    }

    private static AlertView NeverRaised(AlertSignal signal) => new(
        signal.Id, Version: 0, signal.Subject, signal.Rule, signal.Cell, Severity.None, Severity.None, Active: false,
        Acknowledged: false, signal.TimeMs, signal.TimeMs, AcknowledgedAtMs: null, AcknowledgedBy: null, Note: null,
        signal.Evidence, signal.TimeMs);

    [LoggerMessage(LogLevel.Warning, "{Alert}: its cell was not told how it stands; it is told again")]
    private partial void LogNotTold(AlertId alert, Exception error);

    [LoggerMessage(LogLevel.Information, "{Alert}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(AlertId alert);

    [LoggerMessage(LogLevel.Warning, "{Alert}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(AlertId alert, TimeSpan wait, Exception error);
}
