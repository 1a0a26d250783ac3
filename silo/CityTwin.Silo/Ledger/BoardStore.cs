using CityTwin.Alerts;
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
        var board = Empty();
        if (await snapshots.Read(Name(district), cancellationToken) is not { } bytes)
        {
            return (board, 0);
        }

        var saved = serializer.Deserialize(bytes)!;
        board.Restore(saved.Alerts.Select(alert => alert.ToState()), saved.LeftUntilMs);
        return (board, saved.Sequence);
    }

    /// <summary>A board of a log that has no events yet.</summary>
    public AlertBoard Empty()
    {
        var settings = options.Value;
        return new AlertBoard(new AlertBoardRetention(
            settings.KeepAcknowledgedFor, settings.KeepUnacknowledgedFor, settings.MaxClearedAlerts));
    }

    /// <summary>The board as it is now.</summary>
    /// <param name="sequence">That of the last event it has taken.</param>
    public byte[] Picture(AlertBoard board, long sequence) => serializer.SerializeToArray(
        new BoardSnapshot(sequence, [.. board.Alerts.Select(AlertRecord.Of)], board.LeftUntilMs));

    public Task Save(DivisionCode district, byte[] picture) => snapshots.Write(Name(district), picture);

    private static string Name(DivisionCode district) => $"board/{district}";
}
