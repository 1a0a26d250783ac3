using System.Globalization;
using CityTwin.Alerts;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Alerts;

/// <summary>An <see cref="AlertWindowCursor"/> as it travels in a page token.</summary>
internal static class AlertWindowCursorText
{
    public static string Write(AlertWindowView last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.OpenedAtMs}|{last.Id}");

    public static AlertWindowCursor? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var opened)
            && AlertWindowId.TryParse(parts[1], out var id)
            ? new AlertWindowCursor(opened, id.Value)
            : throw PageToken.Unreadable();
    }
}
