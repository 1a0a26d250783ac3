using CityTwin.City;

namespace CityTwin.Cli.Up;

/// <summary>Which simulated devices stand behind an edge gateway: in a large city all, a gateway for each street.</summary>
internal static class EdgeGateways
{
    /// <summary>
    /// In a city of more devices than this each street's stand behind a gateway. A connection is an open file at both ends: a
    /// process may often open 20,000, a silo takes 20,000 connections, and some of either are needed for other things.
    /// </summary>
    public const int MaxOwnConnections = 10_000;

    private const string Prefix = "edge-";

    /// <summary>The id of the gateway that speaks for a sensor's device; empty for a device with its own connection.</summary>
    public static string Of(SensorPlacement sensor, int devices) => devices > MaxOwnConnections ? IdOf(sensor.Cell) : "";

    /// <summary>The gateways that these sensors' devices need, each in a cell of its street, ascending.</summary>
    /// <param name="devices">All devices of the city.</param>
    /// <exception cref="CliException">A device of the package has a gateway's id.</exception>
    public static IReadOnlyList<(string Id, DivisionCode Cell)> For(IReadOnlyList<SensorPlacement> sensors, int devices)
    {
        if (devices <= MaxOwnConnections)
        {
            return [];
        }

        var gateways = sensors.GroupBy(sensor => sensor.Cell.Street)
            .Select(street => (Id: IdOf(street.Key), Cell: street.Min(sensor => sensor.Cell)))
            .OrderBy(gateway => gateway.Id, StringComparer.Ordinal)
            .ToList();
        var ids = gateways.Select(gateway => gateway.Id).ToHashSet(StringComparer.Ordinal);
        return sensors.FirstOrDefault(sensor => ids.Contains(sensor.DeviceId)) is { } taken
            ? throw new CliException($"the package has a device {taken.DeviceId}, which is the id of its street's gateway: rename it.")
            : gateways;
    }

    private static string IdOf(DivisionCode code) => Prefix + code.Street.Value;
}
