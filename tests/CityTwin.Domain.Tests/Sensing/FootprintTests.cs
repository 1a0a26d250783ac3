using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>A city has a million sensors, and nearly all of their readings are uneventful.</summary>
public class FootprintTests
{
    private static readonly RuleDefinition[] Rules =
    [
        River.High(forSeconds: 60),
        new RateRule
        {
            Id = "rising", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            OverSeconds = 3600, Levels = [new RuleLevel(Severity.Red, 5, 1)],
        },
        new NoDataRule { Id = "silent", NameZh = "", NameEn = "", Kind = River.Kind.Code, ForSeconds = 400 },
    ];

    [Fact]
    public void An_uneventful_reading_allocates_nothing()
    {
        var river = new River(Rules);
        var readings = Enumerable.Range(0, 2000).Select(i => River.Level(i * 60, 3 + (0.01 * (i % 5)))).ToArray();
        Observe(river, readings.AsSpan(0, 1000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Observe(river, readings.AsSpan(1000));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_resident_sensor_with_a_full_window_and_two_calm_rules_is_small()
    {
        const int sensors = 1000;
        var rivers = new SensorState[sensors];
        var river = new River(Rules[0], Rules[2]);
        var readings = Enumerable.Range(0, 40).Select(i => River.Level(i * 60, 3)).ToArray();
        Array.ForEach(readings, reading => new SensorState().Observe(reading, reading.TimeMs, river.Definition, river.Rules, null));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < sensors; i++)
        {
            rivers[i] = new SensorState();
            foreach (var reading in readings)
            {
                rivers[i].Observe(reading, reading.TimeMs, river.Definition, river.Rules, null);
            }
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / sensors;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes a sensor");
        each.ShouldBeLessThan(800);
        rivers.ShouldAllBe(state => state.LastHeardMs != null);
    }

    private static void Observe(River river, ReadOnlySpan<Reading> readings)
    {
        foreach (var reading in readings)
        {
            river.State.Observe(reading, reading.TimeMs, river.Definition, river.Rules, null);
        }
    }
}
