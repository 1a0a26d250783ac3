using CityTwin.Alerts;
using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Sensing;

/// <summary>
/// What is said to a cell by its street and by what stands in it. What a sensor or an alert asks interleaves: the cell
/// may be waiting for that very sensor or alert.
/// </summary>
[Alias("CityTwin.ICellInside")]
internal interface ICellInside : IGrainWithStringKey
{
    /// <summary>What a sensor needs to wake; null when it has no place here.</summary>
    [AlwaysInterleave]
    [Alias("Seed")]
    Task<SensorSeed?> Seed(TwinId sensor);

    /// <summary>A sensor that goes to sleep leaves its state with its cell.</summary>
    [AlwaysInterleave]
    [Alias("GiveBack")]
    Task GiveBack(TwinId sensor, byte[] state);

    /// <summary>How an alert on the cell, or on something in it, stands.</summary>
    [AlwaysInterleave]
    [Alias("Hear")]
    Task Hear(AlertView alert);

    [OneWay]
    [AlwaysInterleave]
    [Alias("ClearedByHand")]
    Task ClearedByHand(AlertId alert);

    /// <summary>What the readings of a batch mean to the cell. An alert of its own is begun to be told.</summary>
    /// <exception cref="TimeoutException">Too much that it said before is untold: it took none of them.</exception>
    [Alias("Take")]
    Task Take(IReadOnlyList<SensorNews> news);

    /// <summary>Saves these sensors, and all others with them, in the cell's snapshot.</summary>
    [ResponseTimeout("00:02:00")]
    [Alias("Save")]
    Task Save(IReadOnlyList<TwinId> touched);

    /// <summary>Completes when the alerts of its own that it was telling have been told, or could not be.</summary>
    [Alias("Told")]
    Task Told();

    [Alias("Wake")]
    Task<CellReport> Wake();

    /// <summary>A unit is here, until it leaves, or until a moment unless it says so again.</summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("Enter")]
    Task Enter(TwinId unit, long untilMs);

    [OneWay]
    [AlwaysInterleave]
    [Alias("Leave")]
    Task Leave(TwinId unit);

    [AlwaysInterleave]
    [Alias("Building")]
    Task<BuildingView?> Building(TwinId building);
}
