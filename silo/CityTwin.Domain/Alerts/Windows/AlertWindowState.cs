using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>One alert window, folded from its events. <see cref="None"/> before the first.</summary>
/// <param name="View">The window as it stands; null before it is opened.</param>
public sealed record AlertWindowState(AlertWindowView? View)
{
    /// <summary>No window yet.</summary>
    public static AlertWindowState None { get; } = new((AlertWindowView?)null);

    /// <summary>What a command leads to; empty when it changes nothing.</summary>
    /// <param name="limits">Null for the usual ones.</param>
    /// <exception cref="AlertWindowRefusedException">The command cannot be carried out on the window as it stands.</exception>
    public IReadOnlyList<AlertWindowEvent> Decide(AlertWindowCommand command, long nowMs, AlertWindowLimits? limits = null) => command switch
    {
        OpenAlertWindow open => Open(open, nowMs, limits ?? AlertWindowLimits.Usual),
        CloseAlertWindow close => Close(close, nowMs),
        EraseAlertWindowWords erase => Erase(erase, nowMs),
        ExpireAlertWindow => Expire(nowMs),
        _ => throw new ArgumentException($"A window knows no command {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>The state after an event.</summary>
    public AlertWindowState Evolve(AlertWindowEvent happened) => new(happened switch
    {
        AlertWindowOpened opened => new AlertWindowView(
            opened.Id, opened.Version, opened.Terms, opened.OccurredAtMs, opened.By, EndedAtMs: null, ClosedBy: null,
            opened.RecordedAtMs) { Reason = opened.Reason },
        AlertWindowClosed closed => Existing() with
        {
            Version = closed.Version,
            EndedAtMs = closed.OccurredAtMs,
            ClosedBy = closed.By,
            Note = closed.Note,
            UpdatedAtMs = closed.RecordedAtMs,
        },
        AlertWindowExpired expired => Existing() with
        {
            Version = expired.Version, EndedAtMs = expired.OccurredAtMs, UpdatedAtMs = expired.RecordedAtMs,
        },
        AlertWindowWordsErased erased => Existing() with
        {
            Version = erased.Version,
            Reason = Left(View?.Reason, erased),
            Note = Left(View?.Note, erased),
            UpdatedAtMs = erased.RecordedAtMs,
        },
        _ => throw new ArgumentException($"A window knows no event {happened.GetType().Name}.", nameof(happened)),
    });

    private AlertWindowEvent[] Open(OpenAlertWindow command, long nowMs, AlertWindowLimits limits)
    {
        ShouldReach(command.By, command.Terms.Scope);
        if (View is { } view)
        {
            return SaysTheSame(view.Terms, command.Terms)
                ? []
                : throw new AlertWindowRefusedException(
                    $"Window {view.Id} exists already and has other terms: close it and open another under a key of its own.",
                    AlertWindowRefusal.Exists);
        }

        var terms = command.Terms with { FromMs = command.Terms.FromMs ?? nowMs };
        AlertWindowChecks.ShouldBeSound(terms, command.By, nowMs, limits);
        return [new AlertWindowOpened(command.Id, 1, nowMs, nowMs, command.By.By, terms, command.Reason)];
    }

    private AlertWindowEvent[] Close(CloseAlertWindow command, long nowMs)
    {
        var view = Existing();
        ShouldReach(command.By, view.Terms.Scope);
        return view switch
        {
            { ClosedBy: not null } => [],
            { EndedAtMs: not null } => throw Ended(view),
            _ when nowMs >= view.Terms.UntilMs => throw Ended(view),
            _ => [new AlertWindowClosed(view.Id, view.Version + 1, nowMs, nowMs, command.By.By, command.Note)],
        };
    }

    /// <summary>Whose words they were does not matter: what they stood for is gone.</summary>
    private AlertWindowEvent[] Erase(EraseAlertWindowWords command, long nowMs)
    {
        var view = Existing();
        return [new AlertWindowWordsErased(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Commitment)];
    }

    private static SealedItem? Left(SealedItem? item, AlertWindowWordsErased erased) =>
        item?.Commitment == erased.Commitment ? null : item;

    private AlertWindowEvent[] Expire(long nowMs) =>
        Existing() is { EndedAtMs: null } view && nowMs >= view.Terms.UntilMs
            ? [new AlertWindowExpired(view.Id, view.Version + 1, view.Terms.UntilMs, nowMs)]
            : [];

    private static void ShouldReach(AlertWindowPrincipal by, City.DivisionCode scope)
    {
        if (!by.Area.Contains(scope))
        {
            throw new AlertWindowRefusedException(
                $"{by.By} answers for division {by.Area}, which {scope} of the window does not lie in.", AlertWindowRefusal.OutsideArea);
        }
    }

    /// <summary>Asked again without a beginning, it is still from when it was opened.</summary>
    private static bool SaysTheSame(AlertWindowTerms one, AlertWindowTerms asked) =>
        AlertWindowTermsJson.Bytes(one).AsSpan().SequenceEqual(AlertWindowTermsJson.Bytes(asked with { FromMs = asked.FromMs ?? one.FromMs }));

    private static AlertWindowRefusedException Ended(AlertWindowView view) =>
        new($"Window {view.Id} has run out: there is nothing to close.", AlertWindowRefusal.Ended);

    private AlertWindowView Existing() => View
        ?? throw new AlertWindowRefusedException("There is no such window: it was never opened.", AlertWindowRefusal.Missing);
}
