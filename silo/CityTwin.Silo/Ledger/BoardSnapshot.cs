using CityTwin.Alerts;
using CityTwin.Fleet;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>A district's boards as of a sequence: the log before it need not be read at a start.</summary>
/// <param name="LeftUntilMs">The time up to which alerts have left the board.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.BoardSnapshot")]
internal sealed record BoardSnapshot(
    [property: Id(0)] long Sequence,
    [property: Id(4)] IReadOnlyList<AlertRecord> Alerts,
    [property: Id(3)] long LeftUntilMs)
{
    /// <summary>Absent from what was saved before there were orders.</summary>
    [Id(5)]
    public IReadOnlyList<WorkOrderView>? Orders { get; init; }

    /// <summary>The newest last event among the orders that left the board.</summary>
    [Id(7)]
    public long OrdersLeftUntilMs { get; init; } = long.MinValue;

    /// <summary>Absent from what was saved before there were warnings.</summary>
    [Id(8)]
    public IReadOnlyList<WarningView>? Warnings { get; init; }

    /// <summary>Absent from what was saved before there were alert windows.</summary>
    [Id(9)]
    public IReadOnlyList<AlertWindowView>? Windows { get; init; }

    /// <summary>Absent from what was saved before there were missions.</summary>
    [Id(10)]
    public IReadOnlyList<MissionView>? Missions { get; init; }

    /// <summary>The newest last event among the missions that left the board.</summary>
    [Id(11)]
    public long MissionsLeftUntilMs { get; init; } = long.MinValue;
}
