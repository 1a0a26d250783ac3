using System.Globalization;
using System.Text;

namespace CityTwin.Benchmarks.Units;

/// <summary>What units say of where they are, as terminals and robots on the street write it.</summary>
internal static class PositionWriter
{
    /// <summary>The longest message, bytes.</summary>
    public const int MaxBytes = 1_024;

    private const int EnergyPercent = 80;

    /// <summary>Writes where a unit is, and answers how long that is.</summary>
    /// <param name="number">How many it has said before.</param>
    /// <param name="atMs">When it is there, by its own clock.</param>
    public static int Write(Span<byte> into, PlannedUnit unit, TimeSpan since, long number, long atMs)
    {
        var said = unit.IsRobot ? State(unit, since, number, atMs) : Position(unit, since, atMs);
        return Encoding.UTF8.TryGetBytes(said, into, out var length)
            ? length
            : throw new ArgumentException("The buffer is too small for a message.", nameof(into));
    }

    private static string Position(PlannedUnit unit, TimeSpan since, long atMs)
    {
        var (longitude, latitude, heading) = unit.PlaceAt(since);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"type":"position","t":{{atMs}},"longitude":{{longitude:F7}},"latitude":{{latitude:F7}},"headingDeg":{{heading:F1}},"speedMps":{{unit.SpeedMps:F1}},"energyPercent":{{EnergyPercent}}}""");
    }

    private static string State(PlannedUnit unit, TimeSpan since, long number, long atMs)
    {
        var (east, north, theta) = unit.At(since);
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"headerId":{{{number}}},"timestamp":"{{{DateTimeOffset.FromUnixTimeMilliseconds(atMs):yyyy-MM-ddTHH:mm:ss.fffZ}}}","version":"2.1.0","manufacturer":"{{{PlannedUnit.Manufacturer}}}","serialNumber":"{{{unit.DeviceId}}}","orderId":"","orderUpdateId":0,"lastNodeId":"","lastNodeSequenceId":0,"driving":true,"nodeStates":[],"edgeStates":[],"agvPosition":{"x":{{{east:F3}}},"y":{{{north:F3}}},"theta":{{{theta:F4}}},"mapId":"epsg-32648","positionInitialized":true},"velocity":{"vx":{{{unit.SpeedMps:F2}}},"vy":0,"omega":0},"actionStates":[],"batteryState":{"batteryCharge":{{{EnergyPercent}}},"charging":false},"operatingMode":"AUTOMATIC","errors":[],"information":[],"loads":[],"safetyState":{"eStop":"NONE","fieldViolation":false}}
            """);
    }
}
