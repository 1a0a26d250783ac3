using CityTwin.City.Generation;
using CityTwin.Sensing;

namespace CityTwin.City.Tests.Sensors;

public class SensingTemplatesTests
{
    private static readonly ThresholdRule RiverLevelHigh =
        SensingTemplates.Rules.OfType<ThresholdRule>().Single(rule => rule.Id == "river-level-high");

    [Fact]
    public void Every_kind_that_a_city_needs_is_there()
    {
        string[] needed =
        [
            "river-level", "rain", "drain-level", "road-water", "smoke", "combustible-gas", "manhole-tilt", "road-settlement",
            "pipe-pressure", "pipe-flow", "traffic-flow", "air-quality", "crowd-count", "noise", "street-light",
        ];
        SensingTemplates.Kinds.Select(kind => kind.Code).ShouldBe(needed, ignoreOrder: true);
        SensingTemplates.Kinds.ShouldAllBe(kind => kind.NameZh.Length > 0 && kind.NameEn.Length > 0);
        SensingTemplates.Rules.ShouldAllBe(rule => rule.NameZh.Length > 0 && rule.NameEn.Length > 0);
    }

    [Fact]
    public void A_river_at_99_m_is_red_at_once_and_an_ordinary_one_is_calm()
    {
        RiverLevelHigh.Levels.Select(level => level.Severity).Order()
            .ShouldBe([Severity.Blue, Severity.Yellow, Severity.Orange, Severity.Red]);
        RiverLevelHigh.Levels.ShouldAllBe(level => level.Raise < 99 && level.ForSeconds == 0 && level.Clear > 4);
    }

    [Fact]
    public void The_physical_range_of_a_river_level_is_minus_10_to_1000_m()
    {
        var level = SensingTemplates.Kinds.Single(kind => kind.Code == "river-level").Metric("levelM")!;
        (level.Min, level.Max).ShouldBe((-10, 1_000));
    }

    [Fact]
    public void Every_sort_of_rule_is_used() => SensingTemplates.Rules.Select(rule => rule.GetType()).Distinct().ShouldBe(
        [typeof(ThresholdRule), typeof(RateRule), typeof(FlatlineRule), typeof(NoDataRule), typeof(AnomalyRule), typeof(CombinationRule)],
        ignoreOrder: true);

    [Fact]
    public void Every_level_steps_down_later_than_it_stepped_up() => SensingTemplates.Rules
        .SelectMany(rule => rule switch
        {
            ThresholdRule r => r.Levels.Select(level => (rule.Id, r.Direction, level)),
            RateRule r => r.Levels.Select(level => (rule.Id, r.Direction, level)),
            AnomalyRule r => r.Levels.Select(level => (rule.Id, Direction.Above, level)),
            _ => [],
        })
        .Where(x => x.Item2 == Direction.Above ? x.level.Clear >= x.level.Raise : x.level.Clear <= x.level.Raise)
        .Select(x => $"{x.Id} {x.level.Severity}")
        .ShouldBeEmpty();
}
