using System.Globalization;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>River gauges of one cell.</summary>
internal static class Gauges
{
    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public static readonly SensorKind Kind = new(
        "river-level", "水位", "River level", 600, 1800, 3600, [new MetricDefinition("levelM", "m", -10, 1000, "水位", "Level")]);

    private static int _serial;

    public static DeviceRecord Record(string deviceId, string? gateway, bool hasSensor, DeviceClock clock)
    {
        var serial = Interlocked.Increment(ref _serial).ToString("D4", CultureInfo.InvariantCulture);
        var sensor = new SensorDefinition(
            TwinId.Sensor(Cell, serial), deviceId, Kind.Code, Cell, new GeoPoint(106.5, 29.5, 0), null, deviceId, clock);
        return new DeviceRecord(
            deviceId, hasSensor ? sensor : null, Cell, Door.Sha256(Door.Secret), gateway, false, 0, null, "test");
    }
}
