using CityTwin.City;
using CityTwin.Contracts.Tests.City;
using CityTwin.Warnings;
using CsCheck;

namespace CityTwin.Contracts.Tests.Warnings;

public class WarningIdTests
{
    private static readonly Gen<string> Serial = Gen.String[Gen.Char["ABCXYZabcxyz0123456789"], 1, 32];

    [Fact]
    public void What_is_made_of_a_centre_parses_to_itself() =>
        Gen.Select(DivisionCodes.Cell, Gen.OneOf<int>(2, 6, 9, 12), Serial).Sample((cell, digits, serial) =>
        {
            var id = WarningId.Create(DivisionCode.Parse(cell[..digits]), serial);
            id.Value.ShouldBe($"warning:{cell[..digits]}:{serial}");
            WarningId.Parse(id.ToString()).ShouldBe(id);
            id.Centre.Value.ShouldBe(cell[..digits]);
        });

    [Fact]
    public void Parsing_any_text_either_keeps_it_or_refuses_it() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.OneOf("warning", "Warning", "", "alert"), DivisionCodes.Hostile, Gen.String,
            (head, code, serial) => $"{head}:{code}:{serial}")).Sample(text =>
        WarningId.TryParse(text, out var id) ? id.Value == text && id.Centre.Value.Length > 0 : id == default);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("warning:50")]
    [InlineData("warning:50:")]
    [InlineData("warning:50:a:b")]
    [InlineData("warning:50:a b")]
    [InlineData("warning:50:a,b")]
    [InlineData("warning:500:ab")]
    [InlineData("warning:500103001001007:ab")] // A cell has no centre.
    [InlineData("warning:50:0123456789abcdef0123456789abcdef0")] // 33 characters.
    [InlineData("alert:50:ab")]
    public void A_malformed_id_is_refused_by_name(string? text) =>
        Should.Throw<FormatException>(() => WarningId.Parse(text)).Message.ShouldContain($"'{text}' is not a warning id");
}
