using CityTwin.City;
using CsCheck;

namespace CityTwin.Contracts.Tests.City;

public class TwinIdTests
{
    private static readonly Gen<string> Serial =
        Gen.String[Gen.Char["ABCXYZabcxyz0123456789-_"], 1, 32];

    private static readonly Gen<string> Valid = Gen.OneOf(
        DivisionCodes.Cell.Select(cell => $"cell:{cell}"),
        DivisionCodes.Any.Where(code => code.Length <= 9).Select(code => $"centre:{code}"),
        Gen.Select(Gen.OneOf("building", "sensor"), DivisionCodes.Cell, Serial,
            (kind, cell, serial) => $"{kind}:{cell}:{serial}"));

    [Fact]
    public void What_is_parsed_prints_as_it_was() => Valid.Sample(text =>
    {
        var id = TwinId.Parse(text);
        id.ToString().ShouldBe(text);
        id.ShouldBe(TwinId.Parse(id.Value));
        text.ShouldStartWith(id.Kind.ToString().ToLowerInvariant() + ":");
        text.Split(':')[1].ShouldBe(id.Birthplace.Value);
    });

    [Fact]
    public void Parsing_any_text_either_keeps_it_or_refuses_it() => Gen.OneOf(
        Gen.String,
        Gen.Select(Valid, Gen.Int[0, 60], Gen.Char, (text, at, c) => text.Insert(Math.Min(at, text.Length), c.ToString())),
        Gen.Select(Valid, Gen.Int[0, 60], (text, at) => at < text.Length ? text.Remove(at, 1) : text)).Sample(text =>
    {
        if (TwinId.TryParse(text, out var id))
        {
            id.Value.ShouldBe(text);
            id.Birthplace.Value.ShouldNotBeEmpty();
            Should.NotThrow(() => id.Kind);
        }
        else
        {
            id.ShouldBe(default);
        }
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("::")]
    [InlineData("sensor")]
    [InlineData("sensor:500103001001007")] // A sensor without a serial.
    [InlineData("sensor:500103001001007:")]
    [InlineData("sensor:500103001001:0042")] // Born in a community, not in a cell.
    [InlineData("sensor:500103001001007:0042:1")]
    [InlineData("sensor:500103001001007:00/42")] // Would be a folder in blob storage.
    [InlineData("sensor:500103001001007:..")]
    [InlineData("sensor:500103001001007:a b")]
    [InlineData("sensor:500103001001007:四二")]
    [InlineData("sensor:500103001001007:000000000000000000000000000000001")] // 33 characters.
    [InlineData("Sensor:500103001001007:0042")]
    [InlineData("cell:500103001001007:1")]
    [InlineData("cell:500103001001")]
    [InlineData("centre:500103001001")] // Communities have no centre.
    [InlineData("centre:500103:1")]
    [InlineData("lorry:500103001001007:0042")]
    [InlineData(" cell:500103001001007")]
    [InlineData("cell:500103001001007\n")]
    public void A_malformed_id_is_refused_by_name(string? text)
    {
        TwinId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => TwinId.Parse(text)).Message.ShouldContain($"'{text}' is not a twin id");
    }

    [Fact]
    public void Made_from_its_parts_an_id_parses_to_the_same() =>
        Gen.Select(DivisionCodes.Cell, Serial).Sample((cell, serial) =>
        {
            var code = DivisionCode.Parse(cell);
            TwinId.Sensor(code, serial).Value.ShouldBe($"sensor:{cell}:{serial}");
            TwinId.Building(code, serial).Kind.ShouldBe(TwinKind.Building);
            TwinId.Cell(code).Birthplace.ShouldBe(code);
            TwinId.Centre(code.Street).Birthplace.ShouldBe(code.Street);
        });

    [Fact]
    public void An_id_cannot_be_made_with_a_serial_that_would_not_parse() =>
        Should.Throw<FormatException>(() => TwinId.Sensor(DivisionCode.Parse("500103001001007"), "a:b"));

    [Fact]
    public void The_empty_id_says_so_when_asked_for_its_kind() =>
        Should.Throw<Exception>(() => default(TwinId).Kind).ShouldBeOfType<InvalidOperationException>();

    [Fact]
    public void Ids_sort_as_their_text() => Gen.Select(Valid, Valid).Sample((a, b) =>
        Math.Sign(TwinId.Parse(a).CompareTo(TwinId.Parse(b))) == Math.Sign(string.CompareOrdinal(a, b)));
}
