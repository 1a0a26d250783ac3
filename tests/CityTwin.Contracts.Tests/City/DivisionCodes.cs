using CityTwin.City;
using CsCheck;

namespace CityTwin.Contracts.Tests.City;

/// <summary>Generators of codes, for every test that needs one.</summary>
internal static class DivisionCodes
{
    public static readonly Gen<string> Any = Gen.OneOf(2, 6, 9, 12, 15).SelectMany(Digits);

    public static readonly Gen<string> Cell = Digits(15);

    /// <summary>Text near a code: right length, wrong characters; or right characters, wrong length.</summary>
    public static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["0123456789٣３५ -+.eE\0\n:"], 0, 20],
        Gen.Int[0, 40].SelectMany(Digits));

    public static bool LooksLikeOne(string text) =>
        text.Length is 2 or 6 or 9 or 12 or 15 && text.All(char.IsAsciiDigit);

    public static DivisionCode Parse(string text) => DivisionCode.Parse(text);

    private static Gen<string> Digits(int length) => Gen.String[Gen.Char['0', '9'], length, length];
}
