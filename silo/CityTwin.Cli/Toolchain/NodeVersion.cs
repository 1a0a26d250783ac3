using System.Globalization;

namespace CityTwin.Cli.Toolchain;

/// <summary>What <c>node --version</c> answers.</summary>
public static class NodeVersion
{
    /// <summary>The oldest that the console's tools run on; Debian 12's own is 18.</summary>
    public const int OldestMajor = 20;

    /// <summary>What is installed from npm where it is missing or older.</summary>
    public const string Package = "node@22";

    /// <summary>The major version of <c>v22.1.0</c>, or nothing for anything else.</summary>
    public static int? Major(string answer)
    {
        var text = answer.Trim();
        return text.StartsWith('v')
            && int.TryParse(text[1..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                ? major
                : null;
    }

    public static bool WillDo(string answer) => Major(answer) >= OldestMajor;
}
