using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>What accepting an order depends on.</summary>
/// <param name="IsAvailable">Whether its operating mode and its errors allow orders.</param>
/// <param name="RangeM">How far it goes with what its battery has.</param>
/// <param name="IsBlocked">Whether a place is in a zone that it may not enter.</param>
/// <param name="IsObstructed">Whether it finds no way at all, whatever the order: a fault.</param>
internal sealed record OrderSituation(
    RobotModel Model, OrderBoard Board, bool IsAvailable, PlanePoint Position, string MapId, double RangeM,
    Func<PlanePoint, bool> IsBlocked, bool IsObstructed);
