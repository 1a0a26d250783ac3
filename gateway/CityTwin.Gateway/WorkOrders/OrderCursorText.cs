using System.Globalization;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>A <see cref="WorkOrderCursor"/> as it travels in a page token.</summary>
internal static class OrderCursorText
{
    public static string Write(WorkOrderView last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.ReportedAtMs}|{last.Id}");

    public static WorkOrderCursor? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var reported)
            && WorkOrderId.TryParse(parts[1], out var id)
            ? new WorkOrderCursor(reported, id.Value)
            : throw PageToken.Unreadable();
    }
}
