using System.Globalization;

namespace CityTwin.Fleet.Missions;

/// <content>What units say of their tasks.</content>
internal sealed partial class MissionDecision
{
    /// <summary>A figure is kept when it is the metric's first, or this much above the highest kept: the record needs no curve.</summary>
    private const double NewsShare = 0.1;

    /// <summary>Characters of a metric's name or a protocol's code.</summary>
    private const int MaxWord = 64;

    /// <summary>Characters of what a unit gives as its reason.</summary>
    private const int MaxReason = 300;

    /// <summary>Characters of a picture's key.</summary>
    private const int MaxKey = 512;

    /// <summary>
    /// Only what the attempt that counts says is heard: a unit that lost the mission, or says it twice, changes nothing. Of one
    /// that has ended its pictures count still: docks send them when the drone is home.
    /// </summary>
    private void Tell(TellMission tell)
    {
        if (!mission.IsOpen && tell.Signal is MediaTaken late && mission.Attempts is [.., var last] && last.Unit == tell.Unit && mission.Task?.Id == late.TaskId)
        {
            Take(late, Within(late.AtMs));
            return;
        }

        if (!mission.IsOpen || Open is not { } open || open.Unit != tell.Unit || mission.Task?.Id != tell.Signal.TaskId)
        {
            return;
        }

        var atMs = Within(tell.Signal.AtMs);
        switch (tell.Signal)
        {
            case TaskAccepted when mission.State == MissionState.Offered:
                Add(new MissionAccepted(Next.Id, Next.Version, atMs, nowMs, open.Number, open.Unit));
                break;
            case TaskRefused refused when mission.State == MissionState.Offered:
                Decline(open, refused, atMs);
                break;
            case TaskRefused refused when mission.State == MissionState.Accepted:
                Forfeited(Cut(refused.Code, MaxWord), Cut(refused.Reason, MaxReason), atMs);
                break; // Under way it is a change of its task that it does not take: it goes on as it was told before.
            case TaskStarted when mission.State < MissionState.UnderWay:
                Add(new MissionUnderWay(Next.Id, Next.Version, atMs, nowMs, open.Number, open.Unit));
                break;
            case StopReached reached when reached.Stop >= mission.Task.Scene:
                Arrive(open, atMs);
                break;
            case TaskPaused: Hold(paused: true, atMs); break;
            case TaskResumed: Hold(paused: false, atMs); break;
            case MediaTaken media: Take(media, atMs); break;
            case TaskMeasured measured: Measure(measured, atMs); break;
            case TaskCompleted: Complete(open, atMs); break;
            case TaskFailed failed: End(Cut(failed.Code, MaxWord), Cut(failed.Reason, MaxReason), atMs); break;
            case TaskCancelled: End("cancelled", "The unit's task was cancelled, and not by this mission.", atMs); break;
        }
    }

    /// <summary>A unit's clock, held between the plan and now.</summary>
    private long Within(long atMs) => Math.Clamp(atMs, Math.Min(mission.Clocks.PlannedAtMs, nowMs), nowMs);

    private void Take(MediaTaken media, long atMs) =>
        Keep(new MissionEvidence(atMs, Media: null, media.ObjectKey, media.IsSimulated, Metric: null, Value: null), atMs);

    private void Decline(MissionAttempt open, TaskRefused refused, long atMs)
    {
        Add(new MissionDeclined(Next.Id, Next.Version, atMs, nowMs, open.Number, open.Unit, Cut(refused.Code, MaxWord), Cut(refused.Reason, MaxReason)));
        FailWhenSpent();
    }

    private void Arrive(MissionAttempt open, long atMs)
    {
        if (mission.State < MissionState.OnScene)
        {
            Add(new MissionOnScene(Next.Id, Next.Version, atMs, nowMs, open.Number, open.Unit));
        }
    }

    /// <summary>A picture once, however often it is told of; and once more when its commitment is known.</summary>
    private void Keep(MissionEvidence evidence, long atMs)
    {
        var isPicture = evidence.ObjectKey is not null;
        if (isPicture == evidence.Metric is not null || evidence.Metric?.Length > MaxWord || evidence.ObjectKey?.Length > MaxKey
            || (evidence.Value is { } value ? isPicture || !double.IsFinite(value) : !isPicture))
        {
            throw MissionRefusedException.Invalid(
                "evidence", $"expected a picture with a key of at most {MaxKey} characters, or a metric of at most {MaxWord} with a finite value.");
        }

        if (!isPicture || !mission.Evidence.Any(one => one.ObjectKey == evidence.ObjectKey && (one.Media is not null || evidence.Media is null)))
        {
            Add(new EvidenceKept(Next.Id, Next.Version, atMs, nowMs, evidence));
        }
    }

    private void Measure(TaskMeasured measured, long atMs)
    {
        var figure = new MissionEvidence(atMs, Media: null, ObjectKey: null, IsSimulated: false, measured.Metric, measured.Value);
        var highest = Highest(measured.Metric);
        var finding = mission is { State: MissionState.OnScene, Finding: null } ? Judge(measured, highest, atMs) : null;
        if (finding is not null || highest is null || measured.Value > highest + (NewsShare * double.Abs(highest.Value)))
        {
            Keep(figure, atMs);
        }

        if (finding is { } found)
        {
            Add(new MissionFound(Next.Id, Next.Version, atMs, nowMs, found.Finding, found.Because));
        }
    }

    private (MissionFinding Finding, string Because)? Judge(TaskMeasured measured, double? highest, long atMs)
    {
        if (mission.Confirm is not { } rule || rule.Metric != measured.Metric)
        {
            return null;
        }

        var stayedMs = atMs - (mission.Clocks.OnSceneAtMs ?? atMs);
        if (measured.Value >= rule.AtLeast)
        {
            return (MissionFinding.Confirmed,
                $"{rule.Metric} was {Text(measured.Value)}, at least {Text(rule.AtLeast)}, {Seconds(stayedMs)} s after arrival.");
        }

        var most = Math.Max(highest ?? measured.Value, measured.Value);
        return stayedMs >= rule.StayS * 1_000L && most < rule.NothingBelow ? Below(rule, most, stayedMs) : null;
    }

    /// <summary>Who has finished was on the scene, and stayed as long as it was told to.</summary>
    private void Complete(MissionAttempt open, long atMs)
    {
        Arrive(open, atMs);
        if (mission is { Finding: null, Confirm: { } rule })
        {
            var (finding, because) = Left(rule, atMs - (mission.Clocks.OnSceneAtMs ?? atMs));
            Add(new MissionFound(Next.Id, Next.Version, atMs, nowMs, finding, because));
        }

        if (!IsLook(mission.Kind) && mission.Clocks.HandledAtMs is null)
        {
            Add(new MissionHandled(Next.Id, Next.Version, atMs, nowMs));
        }

        Add(new MissionDone(Next.Id, Next.Version, atMs, nowMs));
    }

    /// <summary>A unit whose task broke off forfeits, unless what it went for is known: then the mission is done.</summary>
    private void End(string code, string reason, long atMs)
    {
        if (mission.Finding is not null && IsLook(mission.Kind))
        {
            Add(new MissionDone(Next.Id, Next.Version, atMs, nowMs));
        }
        else
        {
            Forfeited(code, reason, atMs);
        }
    }

    private double? Highest(string metric) =>
        mission.Evidence.Where(one => one.Metric == metric).Max(one => one.Value);

    /// <summary>What a unit that has done its task and decided nothing yet has found.</summary>
    private (MissionFinding, string) Left(ConfirmRule rule, long stayedMs) => Highest(rule.Metric) is not { } highest
        ? (MissionFinding.Inconclusive, $"The unit was on the scene and did not measure {rule.Metric}.")
        : highest < rule.NothingBelow ? Below(rule, highest, stayedMs)
        : (MissionFinding.Inconclusive, $"{rule.Metric} was {Text(highest)} at most, less than the {Text(rule.AtLeast)} that confirm it; a person has to look.");

    private static (MissionFinding, string) Below(ConfirmRule rule, double highest, long stayedMs) => (
        MissionFinding.NotFound,
        $"{rule.Metric} stayed below {Text(rule.NothingBelow!.Value)} for {Seconds(stayedMs)} s on the scene; the highest was {Text(highest)}.");

    /// <summary>Whether such a mission goes and looks, and handles nothing.</summary>
    private static bool IsLook(MissionKind kind) =>
        kind is MissionKind.Verify or MissionKind.PatrolArea or MissionKind.PatrolRoute or MissionKind.InspectBuilding;

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
