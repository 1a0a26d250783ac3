using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class RuleBookTests
{
    private static readonly ThresholdRule Everywhere = River.High(levels: [(Severity.Blue, 1, 0)]);
    private static readonly ThresholdRule District = Level(2) with { Areas = ["500103"] };
    private static readonly ThresholdRule Street = Level(3) with { Areas = ["500103001", "500101"] };
    private static readonly ThresholdRule Device = Level(4) with { Devices = ["acme-0001"] };

    [Fact]
    public void The_device_wins_over_the_longest_area_and_that_over_none()
    {
        Raise([Device, Street, District, Everywhere]).ShouldBe(4);
        Raise([Everywhere, District, Street]).ShouldBe(3);
        Raise([Street with { Areas = ["500101"] }, Everywhere, District]).ShouldBe(2);
        Raise([Everywhere, Level(9) with { Devices = ["other"] }, Level(9) with { Areas = ["500104"] }]).ShouldBe(1);
    }

    [Fact]
    public void Of_equals_the_later_in_the_package_wins() => Raise([Everywhere, Level(7)]).ShouldBe(7);

    [Fact]
    public void A_narrower_rule_that_is_not_enabled_switches_the_wider_one_off()
    {
        Definitions([Everywhere, Street with { Enabled = false }]).ShouldBeEmpty();
        Definitions([Everywhere, Street with { Enabled = false }, Device]).ShouldHaveSingleItem().ShouldBe(Device);
    }

    [Fact]
    public void Rules_of_other_ids_and_kinds_stand_beside() =>
        Definitions([Everywhere, Level(2) with { Id = "river-level-low" }, Level(3) with { Kind = "rain" }])
            .Select(rule => rule.Id).ShouldBe(["river-level-high", "river-level-low"]);

    [Fact]
    public void Sensors_that_have_the_same_rules_share_one_instance()
    {
        var book = new RuleBook([River.Kind], [Everywhere, Device]);
        var sensor = new River().Definition;
        book.For(sensor with { DeviceId = "a" }).ShouldBeSameAs(book.For(sensor with { DeviceId = "b" }));
        book.For(sensor).ShouldNotBeSameAs(book.For(sensor with { DeviceId = "a" }));
    }

    [Fact]
    public void A_kind_the_package_no_longer_has_measures_nothing()
    {
        var sensor = new River().Definition with { Kind = "gone" };
        var rules = new RuleBook([River.Kind], [Everywhere]).For(sensor);
        new SensorState().Observe(River.Level(0, 5), River.Start, sensor, rules, null).ShouldBe(default);
    }

    [Fact]
    public void A_cell_has_the_combinations_of_its_area()
    {
        var wide = Waterlogging.Rule;
        var off = wide with { Areas = ["500103001001"], Enabled = false };
        var book = new RuleBook([River.Kind], [wide, off, Everywhere]);
        book.ForCell(River.Cell).Definitions.ShouldBeEmpty();
        book.ForCell(DivisionCode.Parse("500103002001001")).Definitions.ShouldBe([wide]);
        book.ForCell(DivisionCode.Parse("500103002001001")).Wants("rain").ShouldBeTrue();
        book.ForCell(River.Cell).ShouldBeSameAs(book.ForCell(River.Cell));
        book.ForCell(DivisionCode.Parse("500103002001001")).Wants("smoke").ShouldBeFalse();
    }

    private static ThresholdRule Level(double raise) => River.High(levels: [(Severity.Blue, raise, 0)]);

    private static IReadOnlyList<RuleDefinition> Definitions(IReadOnlyList<RuleDefinition> rules) =>
        new RuleBook([River.Kind], rules).For(new River().Definition).Definitions;

    private static double Raise(IReadOnlyList<RuleDefinition> rules) =>
        ((ThresholdRule)Definitions(rules).ShouldHaveSingleItem()).Levels[0].Raise;
}
