using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Storage;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace CityTwin.Ledger;

/// <summary>Snapshots of alert boards, <c>board/{district}</c>.</summary>
internal sealed class BoardStore(
    SnapshotStore snapshots, Serializer<BoardSnapshot> serializer, IOptions<LedgerOptions> options)
{
    /// <summary>The board as last saved and the sequence it stands at; empty at 0 when it never was.</summary>
    public async Task<(AlertBoard Board, long Sequence)> Load(DivisionCode district, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var board = new AlertBoard(new AlertBoardRetention(
            settings.KeepAcknowledgedFor, settings.KeepUnacknowledgedFor, settings.MaxClearedAlerts));
        if (await snapshots.Read(Name(district), cancellationToken) is not { } bytes)
        {
            return (board, 0);
        }

        var saved = serializer.Deserialize(bytes)!;
        board.Restore(
            saved.Alerts.Select((alert, i) => new AlertBoardEntry(
                alert, i < saved.Events.Count ? ToEvents(saved.Events[i]) : [])),
            saved.LeftUntilMs);
        return (board, saved.Sequence);
    }

    /// <summary>The board is taken as it is at the call; only the write is waited for.</summary>
    public Task Save(DivisionCode district, AlertBoard board, long sequence)
    {
        var entries = board.Entries.ToList();
        return snapshots.Write(Name(district), serializer.SerializeToArray(
            new BoardSnapshot(sequence, [.. entries.Select(entry => entry.Alert)])
            {
                Events = [.. entries.Select(entry => ToSaved(entry.Events))],
                LeftUntilMs = board.LeftUntilMs,
            }));
    }

    private static AlertBoardEvent[] ToEvents(SavedEvents saved) =>
        [.. saved.Versions.Zip(saved.Sequences, (version, sequence) => new AlertBoardEvent(version, sequence))];

    private static SavedEvents ToSaved(IReadOnlyList<AlertBoardEvent> events) =>
        new([.. events.Select(happened => happened.Version)], [.. events.Select(happened => happened.Sequence)]);

    private static string Name(DivisionCode district) => $"board/{district}";
}
