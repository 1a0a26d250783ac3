using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Contracts.Tests.City;
using CsCheck;

namespace CityTwin.Contracts.Tests.Alerts;

public class AlertIdTests
{
    private static readonly Gen<string> Serial = Gen.String[Gen.Char["ABCXYZabcxyz0123456789"], 1, 32];

    [Fact]
    public void What_is_made_parses_to_itself() => Gen.Select(DivisionCodes.Cell, Serial).Sample((cell, serial) =>
    {
        var id = AlertId.Create(DivisionCode.Parse(cell), serial);
        id.Value.ShouldBe($"alert:{cell}:{serial}");
        AlertId.Parse(id.ToString()).ShouldBe(id);
        id.Birthplace.Value.ShouldBe(cell);
    });

    [Fact]
    public void Parsing_any_text_either_keeps_it_or_refuses_it() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.OneOf("alert", "Alert", "", "sensor"), DivisionCodes.Hostile, Gen.String,
            (head, code, serial) => $"{head}:{code}:{serial}")).Sample(text =>
        AlertId.TryParse(text, out var id) ? id.Value == text && id.Birthplace.Value.Length > 0 : id == default);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("alert")]
    [InlineData("alert:500103001001007")]
    [InlineData("alert:500103001001007:")]
    [InlineData("alert:500103001001007:a:b")]
    [InlineData("alert:500103001001007:a/b")]
    [InlineData("alert:500103001001007:a-b")]
    [InlineData("alert:5001030010010077:ab")]
    [InlineData("alert:500103001001007:0123456789abcdef0123456789abcdef0")] // 33 characters.
    [InlineData("ALERT:500103001001007:ab")]
    public void A_malformed_id_is_refused_by_name(string? text) =>
        Should.Throw<FormatException>(() => AlertId.Parse(text)).Message.ShouldContain($"'{text}' is not an alert id");
}
