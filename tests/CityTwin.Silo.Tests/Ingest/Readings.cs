using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Silo.Tests.Ingest;

/// <summary>Readings to write and to compare.</summary>
internal static class Readings
{
    private static readonly string[] Names = ["levelM", "flowM3S", "水位", "batteryV", "pm25"];

    private static readonly Gen<string> Metric = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    /// <summary>Anything a reading can be, extremes included.</summary>
    public static readonly Gen<AcceptedReading> Any = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 3], Gen.Long, Gen.Long.Nullable(), Gen.Long.Nullable(),
        Gen.Select(Metric, Gen.Double, (metric, value) => new MetricValue(metric, value)).Array[1, 20],
        (sensor, device, time, epoch, sequence, values) => new AcceptedReading(
            $"dev-{device}", SensorOf(sensor), new Reading(time, epoch, sequence, values), time / 2));

    /// <summary>Sensor <paramref name="sensor"/> says <paramref name="value"/>.</summary>
    public static AcceptedReading Of(int sensor, double value, int street = 1) => new(
        $"dev-{sensor}", SensorOf(sensor, street),
        new Reading(1_700_000_000_000 + (long)value, null, (long)value, [new MetricValue("levelM", value)]),
        1_700_000_000_500);

    public static TwinId SensorOf(int sensor, int street = 1) =>
        TwinId.Parse($"sensor:500103{street:D3}001001:{sensor:D4}");

    /// <summary>A reading as text, for comparing those whose parts are arrays.</summary>
    public static string Text(this AcceptedReading reading) =>
        $"{reading.DeviceId} {reading.Sensor} {reading.ReceivedAtMs} {Text(reading.Reading)}";

    public static string Text(this Reading reading) => $"{reading.TimeMs} {reading.Epoch} {reading.Sequence} " +
        string.Join(' ', reading.Values.Select(value => $"{value.Metric}={BitConverter.DoubleToInt64Bits(value.Value)}"));
}
