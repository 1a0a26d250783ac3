namespace CityTwin.Warnings;

/// <summary>An event of a warning, found again in what its log has of it: a message can be written anew at any time.</summary>
public static class WarningHistory
{
    /// <param name="type">The event's stable name.</param>
    /// <param name="after">The warning as it stood after the event.</param>
    /// <returns>Null for an event that the public is not told of.</returns>
    public static WarningEvent? EventOf(string type, long occurredAtMs, long recordedAtMs, WarningView after) => type switch
    {
        "warning.issued" => new WarningIssued(after.Id, after.Version, occurredAtMs, recordedAtMs, after.IssuedBy!, after.Sender!),
        "warning.updated" => new WarningUpdated(after.Id, after.Version, occurredAtMs, recordedAtMs, "", after.Content),
        "warning.cancelled" => new WarningCancelled(
            after.Id, after.Version, occurredAtMs, recordedAtMs, after.EndedBy!, after.Reason!),
        _ => null,
    };
}
