using System.Globalization;

namespace CityTwin.WorkOrders;

/// <summary>What a report probably tells of again, and why.</summary>
/// <param name="Id">The open report's.</param>
/// <param name="Score">0 to 1; 1 is the same place, time, category and words.</param>
/// <param name="DistanceM">Nothing when one of the two has no position.</param>
/// <param name="ApartMinutes">From the last that was heard of the open one.</param>
/// <param name="SameAddress">Both name the same address.</param>
/// <param name="SameCategory">False for another category of its family.</param>
/// <param name="TextLikeness">0 to 1 (Dice, pairs of characters); nothing when one of the two has no text.</param>
public sealed record DuplicateMatch(
    string Id, double Score, double? DistanceM, double ApartMinutes, bool SameAddress, bool SameCategory, double? TextLikeness)
{
    /// <summary>The reason in a sentence.</summary>
    /// <param name="chinese">In Chinese, or in English.</param>
    public string Describe(bool chinese)
    {
        string?[] parts = chinese
            ?
            [
                SameAddress ? "同一地址" : DistanceM is { } m ? Text($"相距 {m:0} 米") : null,
                Text($"相隔 {ApartMinutes:0} 分钟"),
                SameCategory ? "同一小类" : "同一大类",
                TextLikeness is { } likeness ? Text($"描述相似 {likeness:P0}") : null,
            ]
            :
            [
                SameAddress ? "the same address" : DistanceM is { } metres ? Text($"{metres:0} m apart") : null,
                Text($"{ApartMinutes:0} min apart"),
                SameCategory ? "the same category" : "another category of its class",
                TextLikeness is { } like ? Text($"{like:P0} of the words alike") : null,
            ];
        return string.Join(chinese ? "，" : ", ", parts.Where(part => part is not null));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
