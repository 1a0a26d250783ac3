using System.Buffers;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>A cell with rain, drains and a road, and the rule that combines them.</summary>
internal sealed class Waterlogging(int withinSeconds = 900, int forSeconds = 0, int clearForSeconds = 0)
{
    public static readonly CombinationRule Rule = new()
    {
        Id = "waterlogging", NameZh = "", NameEn = "", WithinSeconds = 900,
        Levels =
        [
            new CombinationLevel(Severity.Yellow,
                [new Condition("rain", "rainMmPerH", 8, 2), new Condition("road-water", "depthM", 0.05, 0.03)]),
            new CombinationLevel(Severity.Red,
                [new Condition("rain", "rainMmPerH", 8, 2), new Condition("road-water", "depthM", 0.27, 0.2)]),
        ],
    };

    public CellState State { get; set; } = new(River.Cell);

    public CellRules Rules { get; } = new RuleBook([], [Rule with
    {
        WithinSeconds = withinSeconds,
        Levels = [.. Rule.Levels.Select(level => level with { ForSeconds = forSeconds, ClearForSeconds = clearForSeconds })],
    }]).ForCell(River.Cell);

    public IReadOnlyList<AlertSignal> Rain(double seconds, double mmPerHour, string serial = "1") =>
        Observe(seconds, "rain", "rainMmPerH", mmPerHour, serial);

    public IReadOnlyList<AlertSignal> Road(double seconds, double depthM, string serial = "2") =>
        Observe(seconds, "road-water", "depthM", depthM, serial);

    public static TwinId Sensor(string serial) => TwinId.Sensor(River.Cell, serial);

    public static ReadOnlySpan<byte> Bytes(CellState state)
    {
        var bytes = new ArrayBufferWriter<byte>();
        state.Write(bytes);
        return bytes.WrittenSpan;
    }

    private IReadOnlyList<AlertSignal> Observe(double seconds, string kind, string metric, double value, string serial) =>
        State.Observe(Sensor(serial), kind, [new MetricSample(metric, value, River.Ms(seconds))], Rules);
}
