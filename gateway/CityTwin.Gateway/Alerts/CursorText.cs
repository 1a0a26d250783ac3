using System.Globalization;
using CityTwin.Alerts;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Alerts;

/// <summary>An <see cref="AlertCursor"/> as it travels in a page token.</summary>
internal static class CursorText
{
    public static string Write(AlertView last) => string.Create(CultureInfo.InvariantCulture, $"{last.RaisedAtMs}|{last.Id}");

    public static AlertCursor? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var raised)
            && AlertId.TryParse(parts[1], out var id)
            ? new AlertCursor(raised, id.Value)
            : throw PageToken.Unreadable();
    }
}
