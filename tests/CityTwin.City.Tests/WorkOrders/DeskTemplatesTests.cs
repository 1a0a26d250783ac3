using System.Text.RegularExpressions;
using CityTwin.City.Generation;
using CityTwin.WorkOrders;

namespace CityTwin.City.Tests.WorkOrders;

public class DeskTemplatesTests
{
    private static readonly DeskDefinition Desk = DeskTemplates.Desk;

    private static IEnumerable<(CategoryClassDefinition Major, CategoryDefinition Minor)> Minors =>
        Desk.Categories.SelectMany(major => major.Minors.Select(minor => (major, minor)));

    [Fact]
    public void The_standards_major_classes_are_there()
    {
        Desk.Categories.Where(major => major.Code[0] == 'C').Select(major => major.NameZh)
            .ShouldBe(["公用设施", "道路交通", "市容环境", "园林绿化", "其他设施"]);
        Desk.Categories.Where(major => major.Code[0] == 'M').Select(major => major.NameZh)
            .ShouldBe(["市容环境", "宣传广告", "施工管理", "突发事件", "街面秩序", "扩展事件"]);
        Minors.Count().ShouldBeGreaterThanOrEqualTo(110);
    }

    [Fact]
    public void What_is_not_of_the_standard_is_numbered_and_named_as_a_citys_own() => Minors.ShouldAllBe(x =>
        (x.Minor.NameZh.EndsWith("（自定义）", StringComparison.Ordinal)) == (int.Parse(x.Minor.Code) >= 80));

    [Fact]
    public void Of_every_rule_it_is_said_what_becomes_of_its_alerts() =>
        Desk.Intake.Select(intake => intake.Rule).Order().ShouldBe(SensingTemplates.Rules.Select(rule => rule.Id).Distinct().Order());

    [Fact]
    public void Every_stage_of_every_plan_has_a_limit() => Desk.Limits.ShouldAllBe(plan =>
        Enum.GetValues<WorkStage>().All(stage => plan.Limits.Any(limit => limit.Stage == stage && limit.Urgency == null)));

    [Fact]
    public void Every_department_that_handles_orders_has_a_category_and_the_centres_have_none()
    {
        var used = Minors.SelectMany(x => x.Minor.Also.Append(x.Minor.Department)).ToHashSet();
        Desk.Departments.Where(d => d.Kind == DepartmentKind.Centre).ShouldAllBe(d => !used.Contains(d.Code));
        Desk.Departments.Where(d => d.Kind != DepartmentKind.Centre && !used.Contains(d.Code)).Select(d => d.Code)
            .ShouldBe(["agriculture"], ignoreOrder: true);
    }

    /// <summary>A word that names two classes tells them apart nowhere.</summary>
    [Fact]
    public void No_word_is_given_to_two_classes() => Minors
        .SelectMany(x => x.Minor.WordsZh.Concat(x.Minor.WordsEn).Select(word => (word, code: x.Major.Code + x.Minor.Code)))
        .GroupBy(x => x.word)
        .Where(g => g.Count() > 1)
        .Select(g => $"{g.Key}: {string.Join(", ", g.Select(x => x.code))}")
        .ShouldBeEmpty();

    [Fact]
    public void English_words_are_lower_case() => Minors.SelectMany(x => x.Minor.WordsEn)
        .Where(word => !Regex.IsMatch(word, "^[a-zà-ÿ0-9]+([ -][a-zà-ÿ0-9]+)*$"))
        .ShouldBeEmpty();
}
