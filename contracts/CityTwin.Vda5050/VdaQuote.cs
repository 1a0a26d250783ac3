namespace CityTwin.Vda5050;

/// <summary>What others sent, in a sentence: short and printable.</summary>
internal static class VdaQuote
{
    private const int MaxCharacters = 60;

    public static string Of(string? text)
    {
        var shown = (text ?? string.Empty).Select(c => char.IsControl(c) ? '?' : c).Take(MaxCharacters + 1).ToArray();
        return shown.Length > MaxCharacters ? $"{new string(shown, 0, MaxCharacters)}…" : new string(shown);
    }
}
