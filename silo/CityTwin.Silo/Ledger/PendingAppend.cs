namespace CityTwin.Ledger;

/// <summary>Entries that wait to be written, and who waits for their sequences.</summary>
/// <param name="told">They were told under other sequences before: what was decided then stands.</param>
internal sealed class PendingAppend(IReadOnlyList<LoggedEvent> entries, bool told = false)
{
    public bool Told => told;

    public IReadOnlyList<LoggedEvent> Entries { get; } = entries;

    public TaskCompletionSource<IReadOnlyList<long>> Done { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
