using System.Globalization;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.V1;

namespace CityTwin.Cli.Up;

/// <summary>A device as it is asked for, and what the simulator wants to know of it besides.</summary>
internal sealed record PlannedDevice(ProvisionDeviceRequest Request, string Catchment, string Asset)
{
    /// <summary>
    /// Shards of the registry that a request concerns: each is one blob, rewritten whole for each request that concerns it,
    /// so few are best. But a shard enrols its part of a request within one call of ten seconds, so one is too few.
    /// </summary>
    internal const int ShardsAtOnce = 8;

    public string Id => Request.DeviceId;

    /// <summary>It measures nothing itself.</summary>
    public bool IsGateway => Request.Kind.Length == 0;

    /// <summary>
    /// Gateways first, for a device can only be registered behind one that is there. Then the devices of some shards of the
    /// registry after those of others, each by cell, so that streets are woken one after another.
    /// </summary>
    public static IReadOnlyList<PlannedDevice> All(IReadOnlyList<SensorPlacement> sensors) =>
    [
        .. EdgeGateways.For(sensors, sensors.Count).Select(gateway => OfGateway(gateway.Id, gateway.Cell)),
        .. sensors.OrderBy(sensor => ShardOf(sensor.DeviceId) / ShardsAtOnce)
            .ThenBy(sensor => sensor.Cell)
            .Select(sensor => OfSensor(sensor, EdgeGateways.Of(sensor, sensors.Count))),
    ];

    /// <summary>A row of the devices file, in the order of <see cref="DevicesFile.Columns"/>.</summary>
    public string[] ToRow(string password) =>
    [
        Id, password, Request.Kind, Request.Cell, Request.Building,
        Request.HasLongitude ? Text(Request.Longitude) : "", Request.HasLatitude ? Text(Request.Latitude) : "",
        Request.HasLongitude ? Text(Request.ElevationM) : "", Request.Name, Catchment, Asset, Request.Gateway,
    ];

    private static PlannedDevice OfGateway(string id, DivisionCode cell) => new(
        new ProvisionDeviceRequest { DeviceId = id, Cell = cell.Value, Name = id }, "", "");

    private static PlannedDevice OfSensor(SensorPlacement sensor, string gateway) => new(
        new ProvisionDeviceRequest
        {
            DeviceId = sensor.DeviceId,
            Kind = sensor.Kind,
            Cell = sensor.Cell.Value,
            Longitude = sensor.Position.Longitude,
            Latitude = sensor.Position.Latitude,
            ElevationM = sensor.Position.ElevationM,
            Name = sensor.Name,
            Building = sensor.Building?.Value ?? "",
            Gateway = gateway,
            TwinId = sensor.Id.Value,
        }, sensor.Catchment, sensor.Asset);

    private static int ShardOf(string deviceId) => int.Parse(DeviceShard.KeyOf(deviceId), CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
