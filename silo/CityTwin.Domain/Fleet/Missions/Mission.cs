using CityTwin.City;

namespace CityTwin.Fleet.Missions;

/// <summary>One mission, folded from its events. <see cref="None"/> before the first.</summary>
/// <param name="View">The mission as it stands; null before it is planned.</param>
public sealed partial record Mission(MissionView? View)
{
    /// <summary>Requests that a mission remembers having taken.</summary>
    public const int MaxRememberedRequests = 16;

    /// <summary>Bids that are kept with an offer: the one that was taken and the next best.</summary>
    public const int MaxBidsKept = 5;

    /// <summary>Points of all the ways of one task: its offer is one entry of the ledger, which takes 4 MiB at most.</summary>
    public const int MaxPathPoints = 20_000;

    /// <summary>No mission yet.</summary>
    public static Mission None { get; } = new((MissionView?)null);

    /// <summary>The mission after an event.</summary>
    public Mission Evolve(MissionEvent happened)
    {
        var view = happened is MissionPlanned planned ? Planned(planned) : Apply(Existing(), happened);
        return new Mission(view with
        {
            Version = happened.Version,
            UpdatedAtMs = happened.RecordedAtMs,
            Requests = happened.RequestId is { } request && !view.Requests.Contains(request)
                ? [.. view.Requests.TakeLast(MaxRememberedRequests - 1), request]
                : view.Requests,
        });
    }

    private static MissionView Planned(MissionPlanned planned) => new()
    {
        Id = planned.Id,
        CorrelationId = planned.CorrelationId,
        Kind = planned.Kind,
        State = MissionState.Planned,
        Aim = planned.Aim,
        Alert = planned.Alert,
        Order = planned.Order,
        Lead = planned.Lead,
        Needs = planned.Needs,
        Priority = planned.Priority,
        DeadlineMs = planned.DeadlineMs,
        PlannedBy = planned.By,
        Clocks = new MissionClocks(planned.ReadingAtMs, planned.AlertAtMs, planned.RecordedAtMs, planned.LaunchAtMs),
        Exercise = planned.Exercise == true,
        AttemptsLeft = planned.MaxAttempts,
        Confirm = planned.Confirm,
    };

    private static MissionView Apply(MissionView view, MissionEvent happened) => happened switch
    {
        MissionLaunched => view with { Clocks = view.Clocks with { LaunchAtMs = happened.OccurredAtMs } },
        MissionOffered offered => Offered(view, offered),
        MissionDeclined declined => Lost(view, "declined", declined.Code, declined.Reason),
        MissionForfeited { Code: MissionReasons.NeededElsewhere } taken when !MissionActors.IsCity(taken.By) =>
            Lost(view with { AttemptsLeft = Math.Max(1, view.AttemptsLeft + 1) }, "forfeited", taken.Code, taken.Reason),
        MissionForfeited forfeited => Lost(view, "forfeited", forfeited.Code, forfeited.Reason),
        MissionOverridden overridden => Lost(view, "overridden", "override", $"A person gave it to {overridden.Instead}."),
        MissionAccepted => view with
        {
            State = MissionState.Accepted,
            AnswerByMs = null,
            Clocks = view.Clocks with { AcceptedAtMs = view.Clocks.AcceptedAtMs ?? happened.OccurredAtMs },
        },
        MissionUnderWay => view with
        {
            State = MissionState.UnderWay,
            AnswerByMs = null,
            Clocks = view.Clocks with { UnderWayAtMs = view.Clocks.UnderWayAtMs ?? happened.OccurredAtMs },
        },
        MissionOnScene => view with
        {
            State = MissionState.OnScene,
            AnswerByMs = null,
            OverdueAtMs = null,
            Clocks = view.Clocks with { OnSceneAtMs = view.Clocks.OnSceneAtMs ?? happened.OccurredAtMs },
        },
        EvidenceKept kept => view with { Evidence = With(view.Evidence, kept.Evidence) },
        MissionFound found => view with
        {
            Finding = found.Finding,
            Because = found.Because,
            Clocks = view.Clocks with { FoundAtMs = view.Clocks.FoundAtMs ?? happened.OccurredAtMs },
        },
        MissionPaused => view with { IsPaused = true, PausedAtMs = happened.OccurredAtMs },
        MissionResumed => view with
        {
            IsPaused = false,
            PausedAtMs = null,

            // Somebody had it wait: that is not the unit's delay.
            OverdueAtMs = view.OverdueAtMs + (happened.OccurredAtMs - (view.PausedAtMs ?? happened.OccurredAtMs)),
        },
        MissionReplanned replanned => view with
        {
            Task = replanned.Task,
            OverdueAtMs = replanned.OverdueAtMs,
            Attempts = [.. view.Attempts.SkipLast(1), view.Attempts[^1] with { EtaMs = replanned.EtaMs }],
        },
        MissionHandled => view with { Clocks = view.Clocks with { HandledAtMs = view.Clocks.HandledAtMs ?? happened.OccurredAtMs } },
        MissionMoved moved => view with { Order = moved.Order.Value },
        AidNoted aid => view with { Lent = [.. view.Lent.Union(aid.Granted)] },
        MissionDone => Ended(view, happened, MissionState.Done, "done", because: null),
        MissionFailed failed => Ended(view, happened, MissionState.Failed, "failed", failed.Because),
        MissionAborted aborted => Ended(view, happened, MissionState.Aborted, "aborted", aborted.Because),
        _ => throw new ArgumentException($"A mission knows no event {happened.GetType().Name}.", nameof(happened)),
    };

    private static MissionView Offered(MissionView view, MissionOffered offered) => view with
    {
        State = MissionState.Offered,
        Unit = offered.Unit,
        Task = offered.Task,
        Bids = offered.Bids,
        IsPaused = false,
        PausedAtMs = null,
        AnswerByMs = offered.AnswerByMs,
        OverdueAtMs = offered.OverdueAtMs,
        AttemptsLeft = view.AttemptsLeft - 1,
        Attempts =
        [
            .. view.Attempts.TakeLast(MissionView.MaxAttempts - 1),
            new MissionAttempt(
                offered.Attempt, offered.Unit, offered.Fence, offered.OccurredAtMs, offered.EtaMs, offered.By,
                Outcome: null, Code: null, Reason: null),
        ],
        Clocks = view.Clocks with { OfferedAtMs = view.Clocks.OfferedAtMs ?? offered.OccurredAtMs },
    };

    /// <summary>Nobody has it any more: it can be offered again. Its clocks are those of the try that counts, so these begin anew.</summary>
    private static MissionView Lost(MissionView view, string outcome, string code, string reason) => view with
    {
        State = MissionState.Planned,
        Unit = null,
        IsPaused = false,
        PausedAtMs = null,
        AnswerByMs = null,
        OverdueAtMs = null,
        Attempts = Closed(view, outcome, code, reason),
        Clocks = view.Clocks with { AcceptedAtMs = null, UnderWayAtMs = null, OnSceneAtMs = null },
    };

    private static MissionView Ended(MissionView view, MissionEvent happened, MissionState state, string outcome, string? because) =>
        view with
        {
            State = state,
            IsPaused = false,
            PausedAtMs = null,
            AnswerByMs = null,
            OverdueAtMs = null,
            Because = because ?? view.Because,
            Attempts = Closed(view, outcome, code: null, reason: null),
            Clocks = view.Clocks with { EndedAtMs = happened.OccurredAtMs },
        };

    /// <summary>A picture that is known by now takes the place of its announcement.</summary>
    private static IReadOnlyList<MissionEvidence> With(IReadOnlyList<MissionEvidence> evidence, MissionEvidence kept) =>
    [
        .. evidence.Where(one => kept.ObjectKey is null || one.ObjectKey != kept.ObjectKey).TakeLast(MissionView.MaxEvidence - 1),
        kept,
    ];

    private static IReadOnlyList<MissionAttempt> Closed(MissionView view, string outcome, string? code, string? reason) =>
        view.Attempts is [.., { Outcome: null } last]
            ? [.. view.Attempts.SkipLast(1), last with { Outcome = outcome, Code = code, Reason = reason }]
            : view.Attempts;

    private MissionView Existing() => View ?? throw new MissionRefusedException(
        MissionRefusal.Missing, "There is no such mission: nothing was planned under this id.");
}
