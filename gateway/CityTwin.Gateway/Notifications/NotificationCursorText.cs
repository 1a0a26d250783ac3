using System.Globalization;
using CityTwin.Gateway.Rpc;
using CityTwin.Notifications;

namespace CityTwin.Gateway.Notifications;

/// <summary>A <see cref="NotificationCursor"/> as it travels in a page token.</summary>
internal static class NotificationCursorText
{
    public static string Write(Notification last) => string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAtMs}|{last.Id}");

    public static NotificationCursor? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var created)
            ? new NotificationCursor(created, parts[1])
            : throw PageToken.Unreadable();
    }
}
