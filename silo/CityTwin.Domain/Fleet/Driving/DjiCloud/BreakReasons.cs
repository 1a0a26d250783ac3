using System.Collections.Frozen;
using System.Globalization;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Why a wayline broke off, in our words; those that tell a dispatcher something.</summary>
public static class BreakReasons
{
    private const int BatteryLow = 773, LinkLost = 775, WindStrong = 784;

    /// <summary>Of what passes: the aircraft comes home of itself, and the flight can go on from where it broke off.</summary>
    private static readonly FrozenSet<int> Passing = new[] { BatteryLow, LinkLost, WindStrong }.ToFrozenSet();

    private const string Prefix = "break-";

    private static readonly FrozenDictionary<int, string> Sentences = new Dictionary<int, string>
    {
        [1] = "the dock does not know the flight",
        [4] = "the flight file could not be loaded",
        [7] = "reading the flight file took too long",
        [261] = "something else has control of the aircraft",
        [513] = "it reached its greatest height",
        [514] = "it reached its greatest distance",
        [516] = "it was too low",
        [517] = "an obstacle was in the way",
        [518] = "its exact position was lost",
        [519] = "it came to the edge of a no-fly area",
        [521] = "it reached the greatest height allowed there",
        [522] = "the take-off was refused",
        [523] = "the take-off failed",
        [769] = "too few satellites",
        [771] = "the home point is not set",
        [772] = "the battery was too low to begin",
        [BatteryLow] = "the battery ran low and it went home",
        [LinkLost] = "it lost its link",
        [WindStrong] = "strong wind: it went home",
        [1281] = "somebody ended it",
        [1282] = "somebody interrupted it",
        [1283] = "somebody called it home",
        [1558] = "where it was to go on from is wrong",
        [1564] = "the wayline could not be flown",
        [1565] = "it stopped before an obstacle",
    }.ToFrozenDictionary();

    public static bool IsPassing(int reason) => Passing.Contains(reason);

    /// <summary>Whether a task that was lost with this code can be gone on with by who lost it.</summary>
    public static bool IsPassing(string? code) => code is not null && code.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(code.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var reason) && IsPassing(reason);

    public static string Code(int reason) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{reason}");

    public static string Sentence(int reason) => Sentences.TryGetValue(reason, out var sentence)
        ? $"The flight broke off: {sentence} ({reason})."
        : $"The flight broke off for reason {reason}, which is not known here.";
}
