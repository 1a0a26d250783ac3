using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger;

/// <summary>Snapshots of alert boards, <c>board/{district}</c>.</summary>
internal sealed class BoardStore(SnapshotStore snapshots, Serializer<BoardSnapshot> serializer)
{
    /// <summary>The board as last saved and the sequence it stands at; empty at 0 when it never was.</summary>
    public async Task<(AlertBoard Board, long Sequence)> Load(DivisionCode district, CancellationToken cancellationToken)
    {
        var board = new AlertBoard();
        if (await snapshots.Read(Name(district), cancellationToken) is not { } bytes)
        {
            return (board, 0);
        }

        var saved = serializer.Deserialize(bytes)!;
        foreach (var alert in saved.Alerts)
        {
            board.Apply(alert);
        }

        return (board, saved.Sequence);
    }

    public Task Save(DivisionCode district, AlertBoard board, long sequence) =>
        snapshots.Write(Name(district), serializer.SerializeToArray(new BoardSnapshot(
            sequence, board.List(new AlertQuery(Max: int.MaxValue)).Alerts)));

    private static string Name(DivisionCode district) => $"board/{district}";
}
