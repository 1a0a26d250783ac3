using System.Globalization;
using CityTwin.Gateway.Rpc;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Warnings;

/// <summary>A <see cref="WarningCursor"/> as it travels in a page token.</summary>
internal static class WarningCursorText
{
    public static string Write(WarningView last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.DraftedAtMs}|{last.Id}");

    public static WarningCursor? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var drafted)
            && WarningId.TryParse(parts[1], out var id)
            ? new WarningCursor(drafted, id.Value)
            : throw PageToken.Unreadable();
    }
}
