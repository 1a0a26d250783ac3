namespace CityTwin.Cap;

/// <summary>Foreign text as a refusal shows it: in quotes, cut, and without what could forge a log line.</summary>
internal static class CapQuote
{
    private const int MaxCharacters = 60;

    public static string Of(string text)
    {
        var shown = text.Length > MaxCharacters ? $"{text[..MaxCharacters]}…" : text;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c))}'";
    }
}
