namespace CityTwin.Warnings;

/// <summary>One public warning, keyed by its <see cref="WarningId"/>.</summary>
[Alias("CityTwin.IWarningGrain")]
public interface IWarningGrain : IGrainWithStringKey
{
    /// <summary>Writes it down, not public yet; a draft that is there is replaced when its version is named.</summary>
    /// <exception cref="WarningRefusedException">It cannot be carried out.</exception>
    [Alias("Draft")]
    Task<WarningView> Draft(WarningPrincipal by, WarningContent content, string? correlationId, bool exercise);

    /// <summary>Tells the public.</summary>
    /// <exception cref="WarningRefusedException">It cannot be carried out.</exception>
    [Alias("Issue")]
    Task<WarningView> Issue(WarningPrincipal by, WarningSender sender);

    /// <summary>Tells the public what has changed.</summary>
    /// <exception cref="WarningRefusedException">It cannot be carried out.</exception>
    [Alias("Update")]
    Task<WarningView> Update(WarningPrincipal by, WarningContent content);

    /// <summary>Takes it back; a draft is dropped without the public hearing of it.</summary>
    /// <exception cref="WarningRefusedException">It cannot be carried out.</exception>
    [Alias("Cancel")]
    Task<WarningView> Cancel(WarningPrincipal by, string reason);

    /// <summary>Takes what another authority has said; a message that was taken before changes nothing.</summary>
    /// <param name="content">What it says of this district; null of a cancellation.</param>
    /// <exception cref="WarningRefusedException">It cannot be carried out.</exception>
    [Alias("Receive")]
    Task<WarningView> Receive(WarningPrincipal by, ReceivedMessage message, WarningContent? content);

    /// <summary>Lets the clock say whether its time has run out.</summary>
    [Alias("Sweep")]
    Task Sweep();

    /// <returns>The warning, or null when there is none under this id.</returns>
    [Alias("Get")]
    Task<WarningView?> Get();

    /// <summary>The message that told the public of a version, the same bytes every time.</summary>
    /// <returns>Null when the public was told nothing of that version.</returns>
    [Alias("Document")]
    Task<WarningDocument?> Document(int version);
}
