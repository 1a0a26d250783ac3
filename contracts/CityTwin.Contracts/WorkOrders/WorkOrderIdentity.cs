using System.Security.Cryptography;
using System.Text;
using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>Derives orders' ids, so that a report that comes twice names one order.</summary>
public static class WorkOrderIdentity
{
    private const int SerialBytes = 16;

    /// <summary>The order made from an alert.</summary>
    public static WorkOrderId OfAlert(AlertId alert) => WorkOrderId.Create(alert.Birthplace, Serial($"alert|{alert}"));

    /// <summary>The order of a report.</summary>
    /// <param name="by">Who sent it.</param>
    /// <param name="requestId">The key it was sent under.</param>
    public static WorkOrderId OfReport(DivisionCode cell, WorkOrderSource source, string by, string requestId) =>
        WorkOrderId.Create(cell, Serial($"{source.ToWire()}|{by}|{requestId}"));

    private static string Serial(string named) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, SerialBytes));
}
