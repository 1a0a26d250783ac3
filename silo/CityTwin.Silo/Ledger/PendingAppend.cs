namespace CityTwin.Ledger;

/// <summary>Entries that wait to be written, and who waits for their sequences.</summary>
internal sealed class PendingAppend(IReadOnlyList<LoggedEvent> entries)
{
    public IReadOnlyList<LoggedEvent> Entries { get; } = entries;

    public TaskCompletionSource<IReadOnlyList<long>> Done { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
