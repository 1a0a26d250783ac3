using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.City;

namespace CityTwin.Notifications;

/// <summary>Ids that the same matter always gets again: a log read twice tells nobody twice.</summary>
internal static class NotificationIdentity
{
    private const int HexDigits = 24;

    public static string Of(DivisionCode district, Matter matter, string recipient, NotifyChannel channel, bool onDuty) => string.Create(
        CultureInfo.InvariantCulture,
        $"{district}-{Hash($"{matter.Subject}\n{Happening(matter, onDuty)}\n{recipient}\n{(int)channel}")}");

    public static string OfMessage(DivisionCode district, IEnumerable<string> notifications) =>
        $"{district}-m{Hash(string.Join('\n', notifications))}";

    /// <summary>
    /// A person is told of an alert or warning once at each severity, on duty for each centre. Of an order once an event.
    /// </summary>
    private static string Happening(Matter matter, bool onDuty) => matter.Kind is NotifyKind.Order or NotifyKind.Breach
        ? matter.EventId
        : string.Create(CultureInfo.InvariantCulture, $"{(int)matter.Severity} {(onDuty ? matter.Centre.Value : matter.Kind.ToString())}");

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HexDigits];
}
