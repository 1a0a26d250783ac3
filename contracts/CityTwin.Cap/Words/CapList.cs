using System.Diagnostics.CodeAnalysis;

namespace CityTwin.Cap;

/// <summary>Lists in one text, as addresses and incidents are: set apart by space, in quotes when there is space within.</summary>
internal static class CapList
{
    public static string Text(IEnumerable<string> items) =>
        string.Join(' ', items.Select(item => item.Any(IsSpace) ? $"\"{item}\"" : item));

    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<string>? items)
    {
        items = null;
        var found = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (IsSpace(text[at]))
            {
                at++;
                continue;
            }

            var quoted = text[at] == '"';
            var start = quoted ? at + 1 : at;
            var end = start;
            while (end < text.Length && (quoted ? text[end] != '"' : !IsSpace(text[end])))
            {
                end++;
            }

            var after = quoted ? end + 1 : end;
            if ((quoted && (end == text.Length || (after < text.Length && !IsSpace(text[after]))))
                || !IsItem(text[start..end]))
            {
                return false;
            }

            found.Add(text[start..end]);
            at = after;
        }

        items = found;
        return true;
    }

    /// <summary>Whether it can stand in a list: not blank, and no quote in it.</summary>
    public static bool IsItem(string item) =>
        !string.IsNullOrWhiteSpace(item) && !item.Contains('"', StringComparison.Ordinal);

    /// <summary>XML's white space.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>What stands between white space.</summary>
    public static string[] Split(string text) => text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    public static string Trim(string text) => text.Trim(' ', '\t', '\n', '\r');
}
