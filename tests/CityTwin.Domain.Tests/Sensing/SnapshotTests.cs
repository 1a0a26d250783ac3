using System.Buffers;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

public class SnapshotTests
{
    private static readonly RuleDefinition[] Rules =
    [
        River.High(forSeconds: 60, clearForSeconds: 60),
        new RateRule
        {
            Id = "rising", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            OverSeconds = 300, Levels = [new RuleLevel(Severity.Red, 5, 1)],
        },
        new FlatlineRule
        {
            Id = "stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric, Epsilon = 1, ForSeconds = 200,
        },
        new AnomalyRule
        {
            Id = "unusual", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            Levels = [new RuleLevel(Severity.Blue, 6, 4)], MinDeviation = 0.2,
        },
        new NoDataRule { Id = "silent", NameZh = "", NameEn = "", Kind = River.Kind.Code, ForSeconds = 400 },
    ];

    private static readonly Gen<(double Seconds, double Level, int Counted)[]> Life =
        Gen.Select(Gen.Double[0, 6000], Gen.Double[7, 16], Gen.Int[0, 4]).Array[0, 60];

    [Fact]
    public void A_state_read_from_its_bytes_writes_the_same_bytes_and_lives_on_the_same() => Gen.Select(Life, Life).Sample(
        (before, after) =>
        {
            var whole = Lived(new River(Rules), before);
            var broken = Lived(new River(Rules), before);
            broken.State = SensorState.Read(Bytes(broken.State));
            Bytes(broken.State).ToArray().ShouldBe(Bytes(whole.State).ToArray());
            Lived(broken, after);
            Lived(whole, after);
            broken.Said.ShouldBe(whole.Said);
            Bytes(broken.State).ToArray().ShouldBe(Bytes(whole.State).ToArray());
        },
        iter: 300);

    [Fact]
    public void Pending_signals_survive()
    {
        var river = new River(River.High());
        river.State.Observe(River.Level(0, 15), River.Ms(0), river.Definition, river.Rules, null);
        SensorState.Read(Bytes(river.State)).Pending.ShouldBe(river.State.Pending);
    }

    [Fact]
    public void A_calm_sensor_takes_few_bytes()
    {
        var river = new River(River.High());
        for (var minute = 0; minute < 100; minute++)
        {
            river.Observe(minute * 60, 3 + (minute % 7 * 0.01));
        }

        Bytes(river.State).Length.ShouldBeLessThan(320);
    }

    [Fact]
    public void An_unknown_version_is_refused_by_name()
    {
        var bytes = Bytes(new SensorState()).ToArray();
        bytes[0] = 7;
        Should.Throw<InvalidDataException>(() => SensorState.Read(bytes)).Message
            .ShouldBe("A sensor's snapshot is of version 7; this build reads version 1.");
        Should.Throw<InvalidDataException>(() => CellState.Read(River.Cell, [9])).Message
            .ShouldContain("Cell 500103001001007's snapshot is of version 9");
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_never_anything_worse() => Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Bool).Sample(
        (at, value, cut) =>
        {
            var river = Lived(new River(Rules), [(0, 15, 1), (100, 8, 1), (50, 12, 2)]);
            var bytes = Bytes(river.State).ToArray();
            bytes[at % bytes.Length] = value;
            try
            {
                SensorState.Read(cut ? bytes[..(at % bytes.Length)] : bytes);
            }
            catch (InvalidDataException)
            {
                // Refused, as it should be; a changed value within its type cannot be told.
            }
        },
        iter: 2000);

    [Fact]
    public void What_rules_and_metrics_have_in_common_is_kept_when_the_package_changes()
    {
        var river = new River(River.High(), Rules[1]);
        river.Observe(0, 15);
        var kind = River.Kind with { Metrics = [new MetricDefinition("turbidityNtu", "NTU", 0, 4000, "", ""), .. River.Kind.Metrics] };
        var rules = new RuleBook([kind], [Rules[2], River.High()]).For(river.Definition);
        var state = SensorState.Read(Bytes(river.State));
        state.Observe(River.Level(60, 14), River.Ms(60), river.Definition, rules, null).Signals.ShouldBeNull();
        state.Latest().ShouldHaveSingleItem().Value.ShouldBe(14);
        state.ActiveAlerts.ShouldBe(1);
        state.View(river.Definition, rules).Window.Count.ShouldBe(2);
    }

    [Fact]
    public void A_rule_that_is_gone_ends_its_alert()
    {
        var river = new River(River.High());
        river.Observe(0, 15);
        var state = SensorState.Read(Bytes(river.State));
        var without = new RuleBook([River.Kind], []).For(river.Definition);
        state.Observe(River.Level(60, 15), River.Ms(60), river.Definition, without, null);
        state.Pending.ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
        state.ActiveAlerts.ShouldBe(0);
    }

    private static ReadOnlySpan<byte> Bytes(SensorState state)
    {
        var bytes = new ArrayBufferWriter<byte>();
        state.Write(bytes);
        return bytes.WrittenSpan;
    }

    private static River Lived(River river, (double Seconds, double Level, int Counted)[] life)
    {
        foreach (var (index, (seconds, level, counted)) in life.Index())
        {
            if (counted == 3)
            {
                river.Tick(seconds + 500);
            }
            else if (counted == 4)
            {
                river.Alerts.Keys.ToList().ForEach(
                    alert => river.State.ClearedByHand(alert, River.Ms(seconds), river.Definition));
            }
            else
            {
                river.Observe(seconds, level, sequence: counted == 1 ? index : null);
            }
        }

        return river;
    }
}
