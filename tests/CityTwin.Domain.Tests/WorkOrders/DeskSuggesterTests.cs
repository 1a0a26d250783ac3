using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using CsCheck;
using static CityTwin.Domain.Tests.WorkOrders.ShippedDesk;

namespace CityTwin.Domain.Tests.WorkOrders;

public class DeskSuggesterTests
{
    private static readonly DeskSuggester Suggester = new(Catalogue);
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    [Theory]
    [InlineData("解放碑路口有大片积水，车都熄火了", "道路积水", "drainage")]
    [InlineData("小区门口堆了好多建筑垃圾没人管", "积存垃圾渣土", "sanitation")]
    [InlineData("路边垃圾好几天没收了，臭味很大", "暴露垃圾", "sanitation")]
    [InlineData("楼下井盖丢失，晚上很危险", "雨水井盖", "drainage")]
    [InlineData("半夜工地夜间施工太吵", "施工扰民", "ecology-environment")]
    [InlineData("有股煤气味，怀疑燃气泄漏", "燃气泄漏或管道破裂", "gas-supply")]
    [InlineData("路面塌陷出一个大洞", "路面塌陷", "municipal-works")]
    [InlineData("电梯又坏了", "特种设备故障", "market-supervision")]
    [InlineData("Two potholes on Minquan Road", "道路破损", "municipal-works")]
    [InlineData("The street lights are out again", "路灯", "lighting")]
    [InlineData("A burst water main is flooding the road", "自来水管破裂", "water-supply")]
    [InlineData("Smoke from a burning building!", "火灾", "fire")]
    public void A_citizens_words_say_what_it_is_and_whose(string text, string category, string department)
    {
        var best = Suggester.Suggest(new SuggestionRequest { Text = text, Place = Cell })[0];
        best.Category.NameZh.ShouldBe(category);
        best.Department.Code.ShouldBe(department);
        best.Reasons.ShouldContain(reason => reason.Code == SuggestionReasonCode.Words);
    }

    /// <summary>垃圾 is in 建筑垃圾, and a report of the second is not one of the first.</summary>
    [Theory]
    [InlineData("一堆建筑垃圾", "M01003")]
    [InlineData("绿地护栏坏了", "C04008")]
    [InlineData("a street name sign is gone", "C02012")]
    public void A_word_within_a_longer_one_does_not_count(string text, string category) =>
        Suggester.Suggest(new SuggestionRequest { Text = text }).ShouldHaveSingleItem().Category.Code.ShouldBe(category);

    [Fact]
    public void English_words_are_whole_words()
    {
        Suggester.Suggest(new SuggestionRequest { Text = "a firefly on a carat" }).ShouldBeEmpty();
        Suggester.Suggest(new SuggestionRequest { Text = "RATS!" })[0].Category.NameEn.ShouldBe("Rats and insects");
    }

    [Fact]
    public void An_alert_says_category_and_urgency_and_each_has_its_reason()
    {
        var best = Suggester.Suggest(new SuggestionRequest { Rule = "road-water-deep", Severity = Severity.Red, Place = Cell })
            .ShouldHaveSingleItem();
        best.Category.Code.ShouldBe("M04006");
        best.Urgency.ShouldBe(Urgency.Critical);
        best.Score.ShouldBe(1);
        best.Reasons.Select(r => (r.Code, r.Subject)).ShouldBe(
        [
            (SuggestionReasonCode.Rule, "road-water-deep"),
            (SuggestionReasonCode.Severity, "I"),
            (SuggestionReasonCode.CategoryDepartment, "M04006"),
        ]);
    }

    [Fact]
    public void Words_of_harm_make_it_critical()
    {
        var best = Suggester.Suggest(new SuggestionRequest { Text = "行道树倒树砸到人，有人受伤被困" })[0];
        best.Category.NameZh.ShouldBe("行道树");
        best.Urgency.ShouldBe(Urgency.Critical);
        best.Reasons.ShouldContain(r => r.Code == SuggestionReasonCode.UrgentWords && r.Subject == "有人受伤, 被困" && r.Count == 2);
        Suggester.Suggest(new SuggestionRequest { Text = "行道树该修剪了" })[0].Urgency.ShouldBe(Urgency.Normal);
    }

    [Fact]
    public void The_sensor_weighs_more_than_what_was_said()
    {
        var ranked = Suggester.Suggest(new SuggestionRequest { Rule = "smoke-detected", Severity = Severity.Yellow, Text = "路灯" });
        ranked.Select(s => s.Category.NameZh).ShouldBe(["火灾", "路灯"]);
        ranked.Sum(s => s.Score).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void What_was_common_here_tips_the_balance_and_says_how_often()
    {
        var history = new[]
        {
            new HistoryCount(DivisionCode.Parse("500103001"), "M05010", "ecology-environment", 18),
            new HistoryCount(DivisionCode.Parse("500103001"), "M05012", "public-security", 2),
            new HistoryCount(DivisionCode.Parse("500104001"), "M01002", "sanitation", 900),
        };
        var ranked = Suggester.Suggest(new SuggestionRequest { Place = Cell, History = history });
        ranked[0].Category.Code.ShouldBe("M05010");
        ranked[0].Reasons[0].ShouldBe(new SuggestionReason(
            SuggestionReasonCode.HistoryOfPlace, "500103001", 0.6 * 18 / 20, Count: 18, Of: 20));
        ranked.ShouldNotContain(s => s.Category.Code == "M01002");
        Suggester.Suggest(new SuggestionRequest { Place = Cell, History = [history[1]] }).ShouldBeEmpty("two orders say nothing");
    }

    [Fact]
    public void The_department_that_handles_it_here_is_suggested_before_the_usual_one()
    {
        var history = new[]
        {
            new HistoryCount(DivisionCode.Parse("500103001"), "M01002", "street-office", 9),
            new HistoryCount(DivisionCode.Parse("500103001"), "M01002", "sanitation", 1),
        };
        var best = Suggester.Suggest(new SuggestionRequest { Text = "暴露垃圾", Place = Cell, History = history })[0];
        best.Department.Code.ShouldBe("street-office");
        best.Reasons[^1].ShouldBe(new SuggestionReason(SuggestionReasonCode.HistoryOfDepartment, "500103001", Count: 9, Of: 10));
    }

    [Fact]
    public void A_department_that_does_not_act_there_gives_way_to_one_that_does()
    {
        DepartmentDefinition[] departments =
        [
            new() { Code = "yuzhong", NameZh = "渝中环卫", NameEn = "Yuzhong sanitation", Kind = DepartmentKind.Bureau, Areas = ["500103"] },
            .. Definition.Departments.Select(d => d.Code == "sanitation" ? d with { Areas = ["500104"] } : d),
        ];
        var desk = Definition with { Departments = departments };
        var best = new DeskSuggester(new WorkCatalogue(desk)).Suggest(new SuggestionRequest { Text = "暴露垃圾", Place = Cell })[0];
        best.Department.Code.ShouldBe("yuzhong");
        best.Reasons[^1].ShouldBe(new SuggestionReason(SuggestionReasonCode.Area, "sanitation"));
    }

    [Fact]
    public void Without_evidence_nothing_is_suggested() => Suggester.Suggest(new SuggestionRequest
    {
        Text = "你好 hello",
        Rule = "no-such-rule",
        Category = "M99999",
        Place = Cell,
    }).ShouldBeEmpty();

    [Fact]
    public void Any_text_is_borne_and_scores_are_shares() => Gen.String.Sample(text =>
    {
        var ranked = Suggester.Suggest(new SuggestionRequest { Text = text + " 积水 rats " + text });
        return ranked.Count >= 2 && ranked.All(s => s.Score is > 0 and <= 1) && ranked.Sum(s => s.Score) < 1 + 1e-9;
    });
}
