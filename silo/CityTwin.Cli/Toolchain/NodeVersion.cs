using System.Globalization;

namespace CityTwin.Cli.Toolchain;

/// <summary>What <c>node --version</c> answers.</summary>
public static class NodeVersion
{
    /// <summary>Those that the console's tools accept; Debian 12's own is 18. Others are brought by npm.</summary>
    public const string Accepted = "^20.19 || ^22.13 || >=24";

    /// <param name="answer"><c>v22.13.1</c>; anything else will not do.</param>
    public static bool WillDo(string answer) => Parse(answer.Trim()) switch
    {
        (20, >= 19) or (22, >= 13) or ( >= 24, _) => true,
        _ => false,
    };

    private static (int Major, int Minor)? Parse(string text)
    {
        var parts = text.StartsWith('v') ? text[1..].Split('.') : [];
        return parts.Length == 3 && Number(parts[0]) is { } major && Number(parts[1]) is { } minor ? (major, minor) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
