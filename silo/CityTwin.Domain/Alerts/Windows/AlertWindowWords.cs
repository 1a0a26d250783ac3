namespace CityTwin.Alerts;

/// <summary>What people may say of a window: judged before it is kept, for the record has only a commitment to it.</summary>
public static class AlertWindowWords
{
    /// <exception cref="AlertWindowRefusedException">Nothing is said, or too much.</exception>
    public static string Reason(string text, AlertWindowLimits limits) => string.IsNullOrWhiteSpace(text)
        ? throw new AlertWindowRefusedException("say why, in a sentence that names nobody.", AlertWindowRefusal.Invalid, "reason")
        : AtMost("reason", text, limits.MaxTextCharacters);

    /// <returns>Null when nothing is said.</returns>
    /// <exception cref="AlertWindowRefusedException">Too much is said.</exception>
    public static string? Note(string? text, AlertWindowLimits limits) =>
        string.IsNullOrWhiteSpace(text) ? null : AtMost("note", text, limits.MaxTextCharacters);

    private static string AtMost(string field, string text, int characters) => text.Length <= characters
        ? text
        : throw new AlertWindowRefusedException($"{text.Length} characters are more than {characters}.", AlertWindowRefusal.Invalid, field);
}
