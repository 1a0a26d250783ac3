namespace CityTwin.Warnings;

/// <summary>One public warning, folded from its events. <see cref="None"/> before the first.</summary>
/// <param name="View">The warning as it stands; null before it is drafted.</param>
public sealed record WarningState(WarningView? View)
{
    private const int MsPerSecond = 1000;

    /// <summary>No warning yet.</summary>
    public static WarningState None { get; } = new((WarningView?)null);

    /// <summary>What a command leads to; empty when it changes nothing.</summary>
    /// <param name="limits">Null for the usual ones.</param>
    /// <exception cref="WarningRefusedException">The command cannot be carried out on the warning as it stands.</exception>
    public IReadOnlyList<WarningEvent> Decide(WarningCommand command, long nowMs, WarningLimits? limits = null) => command switch
    {
        DraftWarning draft => Draft(draft, nowMs, limits ?? WarningLimits.Usual),
        IssueWarning issue => Issue(issue, nowMs, limits ?? WarningLimits.Usual),
        UpdateWarning update => Update(update, nowMs, limits ?? WarningLimits.Usual),
        CancelWarning cancel => Cancel(cancel, nowMs, limits ?? WarningLimits.Usual),
        ReceiveWarning receive => WarningReception.Decide(View, receive, nowMs, limits ?? WarningLimits.Usual),
        ExpireWarning => Expire(nowMs),
        _ => throw new ArgumentException($"A warning knows no command {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>The state after an event.</summary>
    public WarningState Evolve(WarningEvent happened)
    {
        if (happened is WarningDrafted drafted)
        {
            return new WarningState(Drafted(drafted));
        }

        if (happened is WarningReceived received)
        {
            return new WarningState(WarningReception.Evolve(View, received));
        }

        var view = Existing() with { Version = happened.Version, UpdatedAtMs = happened.RecordedAtMs };
        return new WarningState(happened switch
        {
            WarningIssued issued => Told(issued, view) with
            {
                Stage = WarningStage.Issued,
                Sender = issued.Sender,
                IssuedAtMs = issued.OccurredAtMs,
                IssuedBy = issued.By,
            },
            WarningUpdated updated => Told(updated, view) with { Stage = WarningStage.Updated, Content = updated.Content },
            WarningCancelled cancelled => (view.Public ? Told(cancelled, view) : view) with
            {
                Stage = WarningStage.Cancelled,
                EndedAtMs = cancelled.OccurredAtMs,
                EndedBy = cancelled.By,
                Reason = cancelled.Reason,
            },
            WarningExpired expired => view with { Stage = WarningStage.Expired, EndedAtMs = expired.OccurredAtMs },
            _ => throw new ArgumentException($"A warning knows no event {happened.GetType().Name}.", nameof(happened)),
        });
    }

    private static WarningView Told(WarningEvent happened, WarningView view) => view with
    {
        Messages =
        [
            .. view.Messages,
            new WarningMessage(
                happened.Version, WarningToCap.Identifier(happened), happened.OccurredAtMs - (happened.OccurredAtMs % MsPerSecond)),
        ],
    };

    private static void ShouldBeIn(WarningOrder order, WarningId id)
    {
        if (!order.Area.Contains(id.Centre))
        {
            throw new WarningRefusedException(
                $"{order.By} answers for division {order.Area}, which centre {id.Centre} of the warning does not lie in.",
                WarningRefusal.OutsideArea);
        }
    }

    private WarningView Drafted(WarningDrafted drafted) => new(
        drafted.Id, drafted.Version, WarningStage.Draft, drafted.Exercise, drafted.CorrelationId, drafted.Content, Sender: null,
        Messages: [], View?.DraftedAtMs ?? drafted.OccurredAtMs, View?.DraftedBy ?? drafted.By, IssuedAtMs: null, IssuedBy: null,
        EndedAtMs: null, EndedBy: null, Reason: null, drafted.RecordedAtMs);

    private WarningEvent[] Draft(DraftWarning command, long nowMs, WarningLimits limits)
    {
        ShouldBeIn(command, command.Id);
        var drafted = new WarningDrafted(
            command.Id, (View?.Version ?? 0) + 1, nowMs, nowMs, command.By, command.Content, command.CorrelationId, command.Exercise);
        if (View is { } view)
        {
            if (SaysTheSame(view, command))
            {
                return [];
            }

            ShouldBeDraft(view);
            if (command.ExpectedVersion is null)
            {
                throw new WarningRefusedException(
                    $"Warning {view.Id} exists already and says something else: name its version, {view.Version}, to change the draft.",
                    WarningRefusal.Stale);
            }
        }

        ShouldBeAsSeen(command);
        WarningChecks.ShouldBeSound(Evolve(drafted).View!, nowMs, limits);
        return [drafted];
    }

    private WarningEvent[] Issue(IssueWarning command, long nowMs, WarningLimits limits)
    {
        var view = Existing(command);
        if (view.Public)
        {
            return [];
        }

        ShouldBeDraft(view);
        ShouldBeAsSeen(command);
        var issued = new WarningIssued(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Sender);
        return Sound(issued, nowMs, limits);
    }

    private WarningEvent[] Update(UpdateWarning command, long nowMs, WarningLimits limits)
    {
        var view = Existing(command);
        ShouldBePublic(view, nowMs);
        ShouldBeAsSeen(command);
        if (view.Messages.Count >= limits.MaxMessages)
        {
            throw new WarningRefusedException(
                $"Warning {view.Id} has {view.Messages.Count} messages, the most it may: cancel it and issue a new one.",
                WarningRefusal.WrongStage);
        }

        var updated = new WarningUpdated(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Content);
        return Sound(updated, nowMs, limits);
    }

    private WarningEvent[] Cancel(CancelWarning command, long nowMs, WarningLimits limits)
    {
        var view = Existing(command);
        if (view.Stage != WarningStage.Draft)
        {
            ShouldBePublic(view, nowMs);
        }

        ShouldBeAsSeen(command);
        var cancelled = new WarningCancelled(view.Id, view.Version + 1, nowMs, nowMs, command.By, command.Reason);
        WarningChecks.ShouldBeSound(cancelled, Evolve(cancelled).View!, limits);
        return [cancelled];
    }

    private WarningEvent[] Expire(long nowMs)
    {
        var view = Existing();
        return view.Public && nowMs >= view.Content.ExpiresAtMs
            ? [new WarningExpired(view.Id, view.Version + 1, view.Content.ExpiresAtMs, nowMs)]
            : [];
    }

    /// <summary>The event alone, if what the public would read of it is sound.</summary>
    private WarningEvent[] Sound(WarningEvent happened, long nowMs, WarningLimits limits)
    {
        var after = Evolve(happened).View!;
        WarningChecks.ShouldBeSound(after, nowMs, limits);
        WarningChecks.ShouldBePublishable(happened, after);
        return [happened];
    }

    private static bool SaysTheSame(WarningView view, DraftWarning command) =>
        view.CorrelationId == command.CorrelationId && view.Exercise == command.Exercise
        && WarningContentJson.Bytes(view.Content).AsSpan().SequenceEqual(WarningContentJson.Bytes(command.Content));

    private static void ShouldBeDraft(WarningView view)
    {
        if (view.Stage != WarningStage.Draft)
        {
            throw new WarningRefusedException(
                $"Warning {view.Id} is {Name(view.Stage)}: expected a draft.", WarningRefusal.WrongStage);
        }
    }

    private static void ShouldBePublic(WarningView view, long nowMs)
    {
        if (!view.Public)
        {
            throw new WarningRefusedException(
                $"Warning {view.Id} is {Name(view.Stage)}: expected one that is public.", WarningRefusal.WrongStage);
        }

        if (nowMs >= view.Content.ExpiresAtMs)
        {
            throw new WarningRefusedException(
                $"Warning {view.Id} has expired: draft a new one.", WarningRefusal.WrongStage);
        }
    }

    private static string Name(WarningStage stage) => stage == WarningStage.Draft ? "a draft" : $"{stage.ToString().ToLowerInvariant()} already";

    private void ShouldBeAsSeen(WarningOrder order)
    {
        var version = View?.Version ?? 0;
        if (order.ExpectedVersion is { } seen && seen != version)
        {
            throw new WarningRefusedException(
                $"The warning is at version {version}, not {seen}: look at it again.", WarningRefusal.Stale);
        }
    }

    private WarningView Existing(WarningOrder order)
    {
        var view = Existing();
        ShouldBeIn(order, view.Id);
        return view.Origin is { } origin
            ? throw new WarningRefusedException(
                $"Warning {view.Id} was received from {origin.Sender}: only its messages change it.", WarningRefusal.WrongStage)
            : view;
    }

    private WarningView Existing() => View
        ?? throw new WarningRefusedException("There is no such warning: it was never drafted.", WarningRefusal.Missing);
}
