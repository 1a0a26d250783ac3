using CityTwin.City;
using CsCheck;

namespace CityTwin.Contracts.Tests.City;

public class DivisionCodeTests
{
    [Fact]
    public void What_is_parsed_prints_as_it_was() => DivisionCodes.Any.Sample(text =>
    {
        var code = DivisionCode.Parse(text);
        code.ToString().ShouldBe(text);
        code.ShouldBe(DivisionCode.Parse(code.Value));
    });

    [Fact]
    public void Only_2_6_9_12_or_15_ascii_digits_are_a_code() => DivisionCodes.Hostile.Sample(text =>
        DivisionCode.TryParse(text, out var code) == DivisionCodes.LooksLikeOne(text)
        && code.Value == (DivisionCodes.LooksLikeOne(text) ? text : string.Empty));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("50010")]
    [InlineData("5001030")]
    [InlineData("50010E")]
    [InlineData("-50103")]
    [InlineData(" 50103")]
    [InlineData("５００１０３")] // Full-width digits are digits to Unicode, not to GB/T 2260.
    [InlineData("٥٠٠١٠٣")]
    [InlineData("50\0103")]
    public void A_malformed_code_is_refused_by_name(string? text)
    {
        var refusal = Should.Throw<FormatException>(() => DivisionCode.Parse(text));
        refusal.Message.ShouldContain($"'{text}'");
        refusal.Message.ShouldContain("2, 6, 9, 12 or 15 digits");
    }

    [Fact]
    public void The_level_is_the_number_of_digits() => DivisionCodes.Any.Sample(text =>
        (int)DivisionCode.Parse(text).Level == text.Length);

    [Fact]
    public void Parents_lead_to_the_city_one_level_at_a_time() => DivisionCodes.Any.Sample(text =>
    {
        var code = DivisionCode.Parse(text);
        var steps = 0;
        for (var at = code; at.Parent is { } parent; at = parent)
        {
            parent.Contains(at).ShouldBeTrue();
            at.Contains(parent).ShouldBeFalse();
            ((int)parent.Level).ShouldBeLessThan((int)at.Level);
            steps++;
        }

        steps.ShouldBe(code.Level switch
        {
            DivisionLevel.City => 0,
            DivisionLevel.District => 1,
            DivisionLevel.Street => 2,
            DivisionLevel.Community => 3,
            _ => 4,
        });
    });

    [Fact]
    public void A_cell_names_its_street_district_and_city()
    {
        var cell = DivisionCode.Parse("500103001001007");
        cell.Street.Value.ShouldBe("500103001");
        cell.District.Value.ShouldBe("500103");
        cell.City.Value.ShouldBe("50");
        cell.Parent!.Value.Value.ShouldBe("500103001001");
    }

    [Fact]
    public void A_level_that_a_code_does_not_reach_answers_the_code_itself()
    {
        var city = DivisionCode.Parse("50");
        city.District.ShouldBe(city);
        city.Street.ShouldBe(city);
        city.Parent.ShouldBeNull();
    }

    [Fact]
    public void Containing_is_having_as_prefix() =>
        Gen.Select(DivisionCodes.Any, DivisionCodes.Any).Sample((a, b) =>
            DivisionCode.Parse(a).Contains(DivisionCode.Parse(b)) == b.StartsWith(a, StringComparison.Ordinal));

    [Fact]
    public void Every_code_contains_itself() => DivisionCodes.Any.Sample(text =>
        DivisionCode.Parse(text).Contains(DivisionCode.Parse(text)));

    [Fact]
    public void Order_is_that_of_the_digits_so_that_children_follow_their_parent() =>
        Gen.Select(DivisionCodes.Any, DivisionCodes.Any).Sample((a, b) =>
            Math.Sign(DivisionCode.Parse(a).CompareTo(DivisionCode.Parse(b))) == Math.Sign(string.CompareOrdinal(a, b)));

    [Fact]
    public void The_empty_code_has_no_parent_and_prints_as_nothing()
    {
        DivisionCode none = default;
        none.Value.ShouldBeEmpty();
        none.Parent.ShouldBeNull();
        none.Street.ShouldBe(none);
    }
}
