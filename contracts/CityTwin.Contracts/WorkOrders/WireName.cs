using System.Text;

namespace CityTwin.WorkOrders;

/// <summary>An enumeration's words as wire, record and screen say them: lower case, parts joined by a hyphen.</summary>
public static class WireName
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.ByValue.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(T).Name} has no such value.");

    public static string ToWire(this WorkOrderState state) => Of(state);

    public static string ToWire(this WorkOrderSource source) => Of(source);

    public static string ToWire(this WorkAssignmentState state) => Of(state);

    /// <summary>The value of a word, exactly as written.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum => Words<T>.ByWord.TryGetValue(word ?? "", out value);

    /// <summary>All words, for saying what would be right.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.Listed;

    private static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => Kebab(value.ToString()));
        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key);
        public static readonly IReadOnlyList<string> Listed = [.. ByValue.Values];
    }
}
