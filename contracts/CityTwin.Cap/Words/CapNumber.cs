using System.Globalization;

namespace CityTwin.Cap;

/// <summary>Numbers as XML Schema's decimal: shortest, and never with an exponent.</summary>
internal static class CapNumber
{
    public static string Text(double number)
    {
        if (number == 0)
        {
            return "0"; // Also for minus zero: equal messages have equal bytes.
        }

        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        return e < 0 ? shortest : Expand(shortest[..e], int.Parse(shortest[(e + 1)..], CultureInfo.InvariantCulture));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static string Expand(string mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : $"{sign}{digits.PadRight(exponent + 1, '0')}";
    }
}
