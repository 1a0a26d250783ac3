using System.Globalization;

namespace CityTwin.Cap;

/// <summary>Times as CAP writes them: whole seconds and an offset in digits, never <c>Z</c>; UTC is <c>-00:00</c>.</summary>
internal static class CapTime
{
    private const string Format = "yyyy'-'MM'-'dd'T'HH':'mm':'sszzz";
    private const int Length = 25;
    private const int SignAt = 19;

    public static string Text(DateTimeOffset time)
    {
        var text = time.ToString(Format, CultureInfo.InvariantCulture);
        return time.Offset == TimeSpan.Zero ? $"{text[..SignAt]}-00:00" : text;
    }

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length == Length && text[SignAt] is '+' or '-'
            && DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    public static bool IsWholeSecond(DateTimeOffset time) => time.Ticks % TimeSpan.TicksPerSecond == 0;
}
