using CityTwin.Fleet;

namespace CityTwin.City.Generation;

/// <summary>How many units of a type a district has, whose they are and when they are on duty.</summary>
/// <param name="PerDock">For each of its docks.</param>
/// <param name="AtLeast">However few docks it has.</param>
/// <param name="Shifts">Dealt out in turn; empty for always.</param>
internal sealed record UnitShare(
    string Type, UnitProtocol Protocol, double PerDock, int AtLeast, string Department, IReadOnlyList<string> Shifts)
{
    private const string Week = "mon tue wed thu fri sat sun";

    /// <summary>Units on the ground; docks and their drones are dealt out by area.</summary>
    public static IReadOnlyList<UnitShare> All { get; } =
    [
        new("pump-robot", UnitProtocol.Vda5050, 0.75, 4, "fire", []),
        new("patrol-robot", UnitProtocol.Vda5050, 0.4, 4, "urban-management", []),
        new("fire-crew", UnitProtocol.Native, 0.75, 4, "fire", []),
        new("medic-crew", UnitProtocol.Native, 0.35, 3, "medical-emergency", []),
        new("repair-crew", UnitProtocol.Native, 0.5, 4, "municipal-works", [$"{Week} 07:00-19:00", $"{Week} 19:00-07:00"]),
        new("grid-patrol", UnitProtocol.Native, 0.7, 8, "street-office", [$"{Week} 08:00-20:00"]),
    ];
}
