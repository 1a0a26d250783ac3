namespace CityTwin.Ledger;

/// <summary>Entries that wait to be written, and who waits for their sequences.</summary>
internal sealed class PendingAppend(IReadOnlyList<AlertLogEntry> entries)
{
    public IReadOnlyList<AlertLogEntry> Entries { get; } = entries;

    public TaskCompletionSource<IReadOnlyList<long>> Done { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
