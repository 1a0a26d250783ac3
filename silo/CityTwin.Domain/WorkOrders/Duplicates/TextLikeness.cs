using System.Text;

namespace CityTwin.WorkOrders;

/// <summary>
/// How alike two texts are: Dice's coefficient over pairs of neighbouring letters and digits, which needs no words and so
/// serves Chinese as well as English.
/// </summary>
internal static class TextLikeness
{
    public static HashSet<int> Pairs(string text, int maxChars)
    {
        var plain = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, maxChars)))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < plain.Length; i++)
        {
            pairs.Add((plain[i] << 16) | plain[i + 1]);
        }

        return pairs;
    }

    /// <summary>0 to 1; nothing when one of the two has no pair.</summary>
    public static double? Of(HashSet<int> a, HashSet<int> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return null;
        }

        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        return 2.0 * small.Count(large.Contains) / (a.Count + b.Count);
    }
}
