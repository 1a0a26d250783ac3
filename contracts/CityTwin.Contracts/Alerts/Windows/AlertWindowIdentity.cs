using System.Security.Cryptography;
using System.Text;
using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>Derives alert windows' ids: a request that is made twice names the same window.</summary>
public static class AlertWindowIdentity
{
    private const int SerialBytes = 16;

    /// <param name="by">The principal's id.</param>
    /// <param name="requestKey">The request's idempotency key.</param>
    public static AlertWindowId Derive(DivisionCode scope, string by, string requestKey)
    {
        // The length keeps apart what a separator within a key would not.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}|{by.Length}|{by}|{requestKey}"));
        return AlertWindowId.Create(scope, Convert.ToHexStringLower(hash.AsSpan(0, SerialBytes)));
    }
}
