using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Storage;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace CityTwin.Ledger;

/// <summary>Snapshots of districts' boards, <c>board/{district}</c>.</summary>
internal sealed class BoardStore(
    SnapshotStore snapshots, Serializer<BoardSnapshot> serializer, IOptions<LedgerOptions> options)
{
    /// <summary>The boards as last saved and the sequence they stand at; empty at 0 when they never were.</summary>
    public async Task<(DistrictBoards Boards, long Sequence)> Load(DivisionCode district, CancellationToken cancellationToken)
    {
        var boards = Empty();
        if (await snapshots.Read(Name(district), cancellationToken) is not { } bytes)
        {
            return (boards, 0);
        }

        var saved = serializer.Deserialize(bytes)!;
        boards.Alerts.Restore(saved.Alerts.Select(alert => alert.ToState()), saved.LeftUntilMs);
        boards.Orders.Restore(saved.Orders ?? [], saved.OrdersLeftUntilMs);
        boards.Warnings.Restore(saved.Warnings ?? []);
        boards.Windows.Restore(saved.Windows ?? []);
        boards.Missions.Restore(saved.Missions ?? [], saved.MissionsLeftUntilMs);
        return (boards, saved.Sequence);
    }

    /// <summary>The boards of a log that has no events yet.</summary>
    public DistrictBoards Empty()
    {
        var settings = options.Value;
        return new DistrictBoards(
            new AlertBoard(new AlertBoardRetention(
                settings.KeepAcknowledgedFor, settings.KeepUnacknowledgedFor, settings.MaxClearedAlerts)),
            new WorkOrderBoard(new WorkOrderBoardRetention(settings.KeepClosedOrdersFor, settings.MaxClosedOrders)),
            new WarningBoard(settings.KeepEndedWarningsFor, settings.MaxEndedWarnings),
            new AlertWindowBoard(settings.KeepEndedAlertWindowsFor, settings.MaxEndedAlertWindows),
            new MissionBoard(new MissionBoardRetention(settings.KeepEndedMissionsFor, settings.MaxEndedMissions)));
    }

    /// <summary>The boards as they are now; what they hold never changes, so it may be written at leisure.</summary>
    /// <param name="sequence">That of the last event they have taken.</param>
    public static BoardSnapshot Picture(DistrictBoards boards, long sequence) =>
        new(sequence, [.. boards.Alerts.Alerts.Select(AlertRecord.Of)], boards.Alerts.LeftUntilMs)
        {
            Orders = [.. boards.Orders.Orders],
            OrdersLeftUntilMs = boards.Orders.LeftUntilMs,
            Warnings = [.. boards.Warnings.Warnings],
            Windows = [.. boards.Windows.Windows],
            Missions = [.. boards.Missions.Missions],
            MissionsLeftUntilMs = boards.Missions.LeftUntilMs,
        };

    /// <summary>Serialised on another thread: a board of twenty thousand orders is many megabytes, and appends do not wait for it.</summary>
    public async Task Save(DivisionCode district, BoardSnapshot picture) =>
        await snapshots.Write(Name(district), await Task.Run(() => serializer.SerializeToArray(picture)));

    private static string Name(DivisionCode district) => $"board/{district}";
}
