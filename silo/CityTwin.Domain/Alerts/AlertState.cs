using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>One alert, folded from its events. <see cref="None"/> before the first.</summary>
/// <param name="View">The alert as it stands; null before it is raised.</param>
/// <param name="Step">The last step of the rule's that was taken: earlier ones are repetitions.</param>
public sealed record AlertState(AlertView? View, int Step)
{
    /// <summary>No alert yet.</summary>
    public static AlertState None { get; } = new(null, 0);

    /// <summary>What a command leads to; empty when it changes nothing.</summary>
    /// <exception cref="AlertRefusedException">The command cannot be carried out on the alert as it stands.</exception>
    public IReadOnlyList<AlertEvent> Decide(AlertCommand command, long nowMs) => command switch
    {
        SignalAlert signal => Take(signal.Signal, signal.Quiet, nowMs),
        AcknowledgeAlert acknowledge => Acknowledge(acknowledge, nowMs),
        ClearAlert clear => Clear(clear, nowMs),
        AssignAlert assign => Assign(assign, nowMs),
        EscalateAlert escalate => Escalate(escalate, nowMs),
        EraseAlertNote erase => Erase(erase, nowMs),
        QuietAlert quiet => Quiet(quiet, nowMs),
        _ => throw new ArgumentException($"An alert knows no command {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>The state after an event.</summary>
    public AlertState Evolve(AlertEvent happened)
    {
        if (happened is AlertRaised raised)
        {
            return new AlertState(Raised(raised), raised.Step);
        }

        var view = Existing() with { Version = happened.Version, UpdatedAtMs = happened.RecordedAtMs };
        return happened switch
        {
            AlertSeverityChanged changed => new AlertState(
                view with
                {
                    Severity = changed.Severity,
                    HighestSeverity = Worse(view.HighestSeverity, changed.Severity),
                    // Who has taken note of a lesser one has not taken note of this.
                    Acknowledged = view.Acknowledged && changed.Severity <= (view.AcknowledgedSeverity ?? view.HighestSeverity),
                    Evidence = changed.Evidence,
                    ClimbedAtMs = changed.Severity > view.Severity ? changed.OccurredAtMs : view.ClimbedAtMs,
                },
                changed.Step),
            AlertAcknowledged seen => this with
            {
                View = view with
                {
                    Acknowledged = true,
                    AcknowledgedAtMs = seen.OccurredAtMs,
                    AcknowledgedBy = seen.By,
                    AcknowledgedSeverity = view.Severity,
                    Note = seen.Note ?? view.Note,
                },
            },
            AlertCleared cleared => new AlertState(
                view with
                {
                    Active = false,
                    ClearedAtMs = cleared.OccurredAtMs,
                    Note = cleared.Note ?? view.Note,
                    Evidence = cleared.Evidence ?? view.Evidence,
                },
                Math.Max(Step, cleared.Step)),
            AlertAssigned assigned => this with { View = view with { AssignedTo = assigned.To } },
            // Who has taken note below has not taken note for the centre that is called now.
            AlertEscalated escalated => this with { View = view with { Lead = escalated.Lead, Acknowledged = false, ClimbedAtMs = escalated.OccurredAtMs } },
            AlertQuieted quieted => this with { View = view with { Quieted = quieted.Quiet } },
            AlertNoteErased erased => this with { View = view.Note?.Commitment == erased.Commitment ? view with { Note = null } : view },
            AlertUnquieted => this with { View = view with { Quieted = null, ClimbedAtMs = happened.OccurredAtMs } },
            _ => throw new ArgumentException($"An alert knows no event {happened.GetType().Name}.", nameof(happened)),
        };
    }

    private static AlertView Raised(AlertRaised raised) => new(
        raised.Id, raised.Version, raised.Subject, raised.Rule, raised.Cell, raised.Severity, raised.Severity,
        Active: true, Acknowledged: false, raised.OccurredAtMs, ClearedAtMs: null, AcknowledgedAtMs: null,
        AcknowledgedBy: null, Note: null, raised.Evidence, raised.RecordedAtMs)
    {
        Lead = raised.Quieted is null ? AlertLadder.LeadFor(raised.Severity, raised.Cell) : raised.Cell.Street,
        Quieted = raised.Quieted,
    };

    private static Severity Worse(Severity a, Severity b) => a > b ? a : b;

    private AlertEvent[] Take(AlertSignal signal, AlertQuiet? quiet, long nowMs)
    {
        if (View is null)
        {
            // A clear of what was never raised has nothing to say: the raise before it came by another way or not at all.
            return signal.Severity == Severity.None
                ? []
                : [new AlertRaised(signal.Id, 1, signal.TimeMs, nowMs, signal.Subject, signal.Rule, signal.Cell,
                    signal.Severity, signal.Evidence, signal.Step, quiet)];
        }

        if (!View.Active || signal.Step <= Step)
        {
            return [];
        }

        if (signal.Severity == Severity.None)
        {
            return [new AlertCleared(View.Id, View.Version + 1, signal.TimeMs, nowMs, null, null, signal.Evidence, signal.Step)];
        }

        if (signal.Severity == View.Severity)
        {
            return [];
        }

        var changed = new AlertSeverityChanged(
            View.Id, View.Version + 1, signal.TimeMs, nowMs, signal.Severity, signal.Evidence, signal.Step);
        return View.Quieted is null ? [changed, .. Called(View, signal.Severity, 2, signal.TimeMs, nowMs)]
            : signal.Severity <= View.Quieted.UpTo ? [changed]
            : [changed, .. Spoken(View, View.Quieted, signal.Severity, 2, signal.TimeMs, nowMs, "severity")];
    }

    /// <summary>That a severity calls a centre further up, if it does.</summary>
    /// <param name="ahead">How many events behind the alert as it stands.</param>
    private static AlertEvent[] Called(AlertView view, Severity severity, int ahead, long timeMs, long nowMs) =>
        AlertLadder.LeadFor(severity, view.Cell) is var lead && lead.Level < AlertLadder.LeadOf(view).Level
            ? [new AlertEscalated(view.Id, view.Version + ahead, timeMs, nowMs, lead, EscalationReason.Severity)]
            : [];

    /// <summary>It speaks, and calls whom it would have called when it was raised.</summary>
    private static AlertEvent[] Spoken(
        AlertView view, AlertQuiet quiet, Severity severity, int ahead, long timeMs, long nowMs, string why) =>
    [
        new AlertUnquieted(view.Id, view.Version + ahead, timeMs, nowMs, quiet.By, why),
        .. Called(view, severity, ahead + 1, timeMs, nowMs),
    ];

    private AlertEvent[] Acknowledge(AcknowledgeAlert command, long nowMs)
    {
        var view = Existing();
        return view.Acknowledged
            ? []
            : [new AlertAcknowledged(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Note)];
    }

    private AlertEvent[] Clear(ClearAlert command, long nowMs)
    {
        var view = Existing();
        return view.Active
            ? [new AlertCleared(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Note, null, Step)]
            : throw new AlertRefusedException($"Alert {view.Id} is cleared already.", missing: false);
    }

    private AlertEvent[] Assign(AssignAlert command, long nowMs)
    {
        var view = Existing();
        return !view.Active ? throw new AlertRefusedException($"Alert {view.Id} is cleared already.", missing: false)
            : view.AssignedTo == command.To ? []
            : [new AlertAssigned(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.To)];
    }

    /// <summary>How far alerts have spread is a centre's matter also when someone below has taken note.</summary>
    private AlertEvent[] Escalate(EscalateAlert command, long nowMs)
    {
        var view = Existing();
        return view is { Active: true, Quieted: null } && (!view.Acknowledged || command.Why == EscalationReason.Area)
            && command.Lead.Contains(view.Cell) && command.Lead.Level < AlertLadder.LeadOf(view).Level
            ? [new AlertEscalated(view.Id, view.Version + 1, nowMs, nowMs, command.Lead, command.Why)]
            : [];
    }

    /// <summary>What speaks is not quieted again: whoever was called would wonder where it went.</summary>
    private AlertEvent[] Quiet(QuietAlert command, long nowMs)
    {
        var view = Existing();
        return view is not { Active: true, Quieted: { } quiet } || command.By == quiet ? []
            : command.By is { } by && view.Severity <= by.UpTo ? [new AlertQuieted(view.Id, view.Version + 1, nowMs, nowMs, by)]
            : Spoken(view, quiet, view.Severity, 1, nowMs, nowMs, "window");
    }

    /// <summary>Of which event the note is does not matter: what it stood for is gone, and asking again changes nothing.</summary>
    private AlertEvent[] Erase(EraseAlertNote command, long nowMs)
    {
        var view = Existing();
        return [new AlertNoteErased(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Commitment)];
    }

    private AlertView Existing() =>
        View ?? throw new AlertRefusedException("There is no such alert: it was never raised.", missing: true);
}
