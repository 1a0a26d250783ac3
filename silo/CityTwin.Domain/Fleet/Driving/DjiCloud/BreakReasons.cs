using System.Collections.Frozen;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Why a wayline broke off, in our words; those that tell a dispatcher something.</summary>
internal static class BreakReasons
{
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
        [773] = "the battery ran low and it went home",
        [775] = "it lost its link",
        [784] = "strong wind: it went home",
        [1281] = "somebody ended it",
        [1282] = "somebody interrupted it",
        [1283] = "somebody called it home",
        [1558] = "where it was to go on from is wrong",
        [1564] = "the wayline could not be flown",
        [1565] = "it stopped before an obstacle",
    }.ToFrozenDictionary();

    public static string Sentence(int reason) => Sentences.TryGetValue(reason, out var sentence)
        ? $"The flight broke off: {sentence} ({reason})."
        : $"The flight broke off for reason {reason}, which is not known here.";
}
