using CityTwin.Ledger;

namespace CityTwin.Warnings;

/// <summary>A public warning as centres read it.</summary>
/// <param name="Version">How many events made it: a command may name it to be refused when someone was faster.</param>
/// <param name="Exercise">It is a drill: CAP's status is Exercise, and every headline says so.</param>
/// <param name="CorrelationId">The alert or order it comes from.</param>
/// <param name="Sender">As whom it was issued; null before.</param>
/// <param name="Messages">What went to the public, oldest first.</param>
/// <param name="EndedBy">Who cancelled it; null when it expired.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="UpdatedAtMs">When its last event was decided.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningView")]
public sealed record WarningView(
    [property: Id(0)] WarningId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] WarningStage Stage,
    [property: Id(3)] bool Exercise,
    [property: Id(4)] string? CorrelationId,
    [property: Id(5)] WarningContent Content,
    [property: Id(6)] WarningSender? Sender,
    [property: Id(7)] IReadOnlyList<WarningMessage> Messages,
    [property: Id(8)] long DraftedAtMs,
    [property: Id(9)] string DraftedBy,
    [property: Id(10)] long? IssuedAtMs,
    [property: Id(11)] string? IssuedBy,
    [property: Id(12)] long? EndedAtMs,
    [property: Id(13)] string? EndedBy,
    [property: Id(14)] string? Reason,
    [property: Id(15)] long UpdatedAtMs)
{
    /// <summary>Where its events are in its log.</summary>
    [Id(16)]
    public LogTrail Trail { get; init; } = LogTrail.Empty;

    /// <summary>Where it comes from when another authority has issued it; null for one of the city's own.</summary>
    [Id(17)]
    public WarningOrigin? Origin { get; init; }

    /// <summary>The public has been told, and it is neither cancelled nor expired. Its time may be over and not swept yet.</summary>
    public bool Public => Stage is WarningStage.Issued or WarningStage.Updated;
}
