namespace CityTwin.DjiCloud;

/// <summary>How far areas are with the aircraft: the data of <c>flight_areas_sync_progress</c>.</summary>
public sealed record AreaSyncProgress(AreaSyncStatus Status, int Reason, string? FileName, string? Checksum)
{
    private static readonly Dictionary<string, AreaSyncStatus> Statuses = new()
    {
        ["wait_sync"] = AreaSyncStatus.Waiting, ["synchronizing"] = AreaSyncStatus.InProgress, ["synchronized"] = AreaSyncStatus.Done,
        ["fail"] = AreaSyncStatus.Failed, ["switch_fail"] = AreaSyncStatus.NotSwitchedOn,
    };

    private static readonly string[] Reasons =
    [
        "", "what the cloud said of the file could not be read", "the aircraft does not say which file it has", "the file could not be fetched",
        "the link to the aircraft could not be turned round", "the file could not be sent to the aircraft", "the old areas could not be switched off",
        "the old areas could not be deleted", "the aircraft could not load the areas", "the areas could not be switched on",
        "the dock's enhanced transmission could not be switched off", "the aircraft did not start", "the checksum is not that of the file",
        "it took too long",
    ];

    public string Why => Reason > 0 && Reason < Reasons.Length ? Reasons[Reason] : $"reason {Reason}, which is not known here";

    public static AreaSyncProgress Read(DjiValue data)
    {
        var said = data.Object()["status"].Text(32);
        return new AreaSyncProgress(
            Statuses.TryGetValue(said, out var status) ? status : throw new DjiRefusedException(data["status"].Path, $"'{said}' is no status of areas."),
            (int)data["reason"].WholeOr(0, 0, short.MaxValue)!.Value, data["file"]["name"].TextOr(null, 256), data["file"]["checksum"].TextOr(null, 128));
    }
}

public enum AreaSyncStatus : byte
{
    Waiting,
    InProgress,
    Done,
    Failed,
    NotSwitchedOn,
}
