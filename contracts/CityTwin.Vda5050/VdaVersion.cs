using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CityTwin.Vda5050;

/// <summary>A version of VDA 5050. Only the major number changes what a message looks like.</summary>
public readonly record struct VdaVersion(int Major, int Minor, int Patch)
{
    public static VdaVersion V210 { get; } = new(2, 1, 0);

    public static VdaVersion V300 { get; } = new(3, 0, 0);

    /// <summary>Whether this library speaks it: 2.x and 3.x.</summary>
    public bool IsKnown => Major is 2 or 3;

    /// <exception cref="FormatException">The text is not a version.</exception>
    public static VdaVersion Parse(string? text) => TryParse(text, out var version)
        ? version
        : throw new FormatException($"'{VdaQuote.Of(text)}' is not a version of VDA 5050: expected as 2.1.0 or 3.0.0.");

    public static bool TryParse([NotNullWhen(true)] string? text, out VdaVersion version)
    {
        version = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 3 } || !Number(parts[0], out var major) || !Number(parts[1], out var minor) || !Number(parts[2], out var patch))
        {
            return false;
        }

        version = new VdaVersion(major, minor, patch);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>What a field is called in this version.</summary>
    internal string Name(string from3, string in2) => Major >= 3 ? from3 : in2;

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < 1000;
}
