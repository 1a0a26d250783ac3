using CityTwin.Alerts;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>Levels of which one group of conditions must hold.</summary>
public class AnyOfTests
{
    private const int WithinSeconds = 100;

    private static readonly Condition Rain = new("rain", "rainMmPerH", 8, 2);
    private static readonly Condition Road = new("road-water", "depthM", 0.05, 0.03);
    private static readonly Condition Drain = new("drain-level", "levelM", 2, 1.8);

    private static readonly CombinationRule Waterlogged = Rule(new CombinationLevel(Severity.Yellow, [Rain]) { AnyOf = [[Road], [Drain]] });

    [Fact]
    public void One_group_is_enough_and_the_evidence_names_what_decided()
    {
        var cell = new Cell(Waterlogged);
        cell.Sees(0, Rain, 20).ShouldBeEmpty();
        cell.Sees(1, Drain, 2.1).ShouldHaveSingleItem().Evidence.ShouldBe(new AlertEvidence("levelM", 2.1, 2, River.Ms(1)));
        cell.Sees(2, Road, 0.1).ShouldBeEmpty("it stands already");
    }

    [Fact]
    public void What_must_hold_in_any_case_must_hold_beside_a_group()
    {
        var cell = new Cell(Waterlogged);
        cell.Sees(0, Road, 0.1).ShouldBeEmpty();
        cell.Sees(1, Drain, 3).ShouldBeEmpty();
        cell.Sees(2, Rain, 8).ShouldHaveSingleItem().Evidence.Metric.ShouldBe("depthM");
        var over = cell.Sees(3, Rain, 1).ShouldHaveSingleItem();
        (over.Severity, over.Evidence).ShouldBe((Severity.None, new AlertEvidence("rainMmPerH", 1, 2, River.Ms(3))));
    }

    [Fact]
    public void Another_group_may_take_over_and_the_last_to_give_way_is_named()
    {
        var cell = new Cell(Waterlogged);
        cell.Sees(0, Rain, 20);
        cell.Sees(1, Road, 0.1).ShouldHaveSingleItem();
        cell.Sees(2, Drain, 2.2).ShouldBeEmpty();
        cell.Sees(3, Road, 0).ShouldBeEmpty("the drain holds it up");
        cell.Sees(4, Drain, 1.9).ShouldBeEmpty("the drain is not below its clear value");
        cell.Sees(5, Drain, 1.7).ShouldHaveSingleItem().Evidence.ShouldBe(new AlertEvidence("levelM", 1.7, 1.8, River.Ms(5)));
    }

    [Fact]
    public void A_level_may_have_groups_alone_and_each_must_hold_whole()
    {
        var cell = new Cell(Rule(new CombinationLevel(Severity.Red, []) { AnyOf = [[Rain, Road], [Rain, Drain]] }));
        cell.Sees(0, Road, 1).ShouldBeEmpty();
        cell.Sees(1, Drain, 3).ShouldBeEmpty();
        cell.Sees(2, Rain, 9).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Red);
    }

    [Fact]
    public void A_rule_that_is_given_groups_while_its_alert_is_open_still_ends_it()
    {
        var cell = new Cell(Rule(new CombinationLevel(Severity.Yellow, [Rain, Road])));
        cell.Sees(0, Rain, 20);
        var raised = cell.Sees(1, Road, 0.1).ShouldHaveSingleItem();
        cell.Rules = new RuleBook([], [Waterlogged]).ForCell(River.Cell);
        cell.Sees(2, Rain, 19).ShouldBeEmpty();
        var over = cell.Sees(3, Road, 0).ShouldHaveSingleItem();
        (over.Id, over.Severity).ShouldBe((raised.Id, Severity.None));
    }

    [Fact]
    public void Its_bytes_go_on_as_if_never_interrupted()
    {
        var cell = new Cell(Waterlogged);
        cell.Sees(0, Rain, 20);
        cell.Sees(1, Drain, 3);
        cell.State = CellState.Read(River.Cell, Waterlogging.Bytes(cell.State));
        cell.Sees(2, Drain, 1).ShouldHaveSingleItem().Evidence.Metric.ShouldBe("levelM");
    }

    private static readonly Gen<Condition> AnyCondition =
        Gen.Select(Gen.Int[0, 2].Select(i => "abc"[i].ToString()), Gen.Int[2, 8], Gen.Int[0, 2], Gen.Bool, (metric, raise, gap, above) => above
            ? new Condition("k", metric, raise, raise - gap)
            : new Condition("k", metric, raise, raise + gap, Direction.Below));

    private static readonly Gen<int> AnyDuration = Gen.Bool.Select(waits => waits ? 20 : 0);

    private static readonly Gen<CombinationLevel> AnyLevel =
        Gen.Select(AnyCondition.Array[0, 2], AnyCondition.Array[1, 2].Array[0, 3], AnyDuration, AnyDuration)
            .Where((when, groups, _, _) => when.Length + groups.Length > 0)
            .Select((when, groups, on, off) => new CombinationLevel(Severity.Yellow, when, on, off) { AnyOf = [.. groups] });

    private static readonly Gen<(string Metric, int Value, int GapSeconds)[]> AnyTale =
        Gen.Select(Gen.Int[0, 2].Select(i => "abc"[i].ToString()), Gen.Int[0, 10], Gen.Int[1, 60]).Array[1, 40];

    [Fact]
    public void Any_level_stands_as_the_naive_model_says() => Gen.Select(AnyLevel, AnyLevel, AnyTale).Sample(
        (mild, grave, tale) =>
        {
            CombinationLevel[] levels = [mild, grave with { Severity = Severity.Red }];
            var cell = new Cell(Rule(levels));
            var asked = levels.SelectMany(level => level.Conditions).Select(when => when.Metric).ToHashSet();
            var model = new NaiveRule(levels, asked);
            var seconds = 0;
            foreach (var (metric, value, gap) in tale)
            {
                seconds += gap;
                cell.Sees(seconds, new Condition("k", metric, 0, 0), value);
                cell.State.Standing(cell.Rules).ShouldHaveSingleItem().Severity.ShouldBe(model.Sees(metric, value, seconds));
            }
        },
        iter: 5000);

    private static CombinationRule Rule(params CombinationLevel[] levels) => new()
    {
        Id = "any-of", NameZh = "", NameEn = "", WithinSeconds = WithinSeconds, Levels = levels,
    };

    private sealed class Cell(CombinationRule rule)
    {
        public CellState State { get; set; } = new(River.Cell);

        public CellRules Rules { get; set; } = new RuleBook([], [rule]).ForCell(River.Cell);

        public IReadOnlyList<AlertSignal> Sees(int seconds, Condition of, double value) => State.Observe(
            Waterlogging.Sensor(of.Metric), of.Kind, [new MetricSample(of.Metric, value, River.Ms(seconds))], Rules);
    }

    /// <summary>The sentences of the documentation, word by word, of one sensor a metric and levels from mild to grave.</summary>
    private sealed class NaiveRule(CombinationLevel[] levels, HashSet<string> asked)
    {
        private readonly Dictionary<string, (double Value, int Seconds)> _newest = [];
        private readonly bool[] _on = new bool[levels.Length];
        private readonly int?[] _turningSince = new int?[levels.Length];
        private int _now = int.MinValue / 2;

        public Severity Sees(string metric, double value, int seconds)
        {
            // What no level asks for does not move the rule's clock.
            _newest[metric] = (value, seconds);
            _now = asked.Contains(metric) ? seconds : _now;
            for (var i = levels.Length - 1; i >= 0; i--)
            {
                Judge(i);
            }

            return levels.Where((_, i) => _on[i]).Select(level => level.Severity).DefaultIfEmpty(Severity.None).Max();
        }

        private void Judge(int i)
        {
            var level = levels[i];
            var holds = level.When.All(when => Holds(when, _on[i]))
                && (level.AnyOf.Count == 0 || level.AnyOf.Any(group => group.All(when => Holds(when, _on[i]))));
            var heldByGraver = _on[i] && _on.Skip(i + 1).Any(on => on);
            if (holds == _on[i] || heldByGraver)
            {
                _turningSince[i] = null;
                return;
            }

            _turningSince[i] ??= _now;
            if (_now - _turningSince[i] < (_on[i] ? level.ClearForSeconds : level.ForSeconds))
            {
                return;
            }

            _turningSince[i] = null;
            if (_on[i])
            {
                _on[i] = false;
            }
            else
            {
                Array.Fill(_on, true, 0, i + 1);
            }
        }

        private bool Holds(Condition when, bool leaving)
        {
            if (!_newest.TryGetValue(when.Metric, out var newest) || _now - newest.Seconds > WithinSeconds)
            {
                return false;
            }

            var limit = leaving ? when.Clear : when.Raise;
            return when.Direction == Direction.Above ? newest.Value >= limit : newest.Value <= limit;
        }
    }
}
