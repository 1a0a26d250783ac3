using System.Security.Cryptography;
using System.Text;
using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>Derives warning ids: a request that is made twice names the same warning.</summary>
public static class WarningIdentity
{
    private const int SerialBytes = 16;

    /// <summary>The id of the warning that another authority's first message about it begins in a district.</summary>
    public static WarningId OfReceived(DivisionCode district, WarningReference first)
    {
        // No principal is called so: their ids and keys are behind a number.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{district}|cap|{first.Sender.Length}|{first.Sender}|{first.Identifier}"));
        return WarningId.Create(district, Convert.ToHexStringLower(hash.AsSpan(0, SerialBytes)));
    }

    /// <summary>The id of the warning that a principal's request asked a centre for.</summary>
    /// <param name="by">The principal's id.</param>
    /// <param name="requestKey">The request's idempotency key.</param>
    public static WarningId Derive(DivisionCode centre, string by, string requestKey)
    {
        // The length keeps apart what a separator within a key would not.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{centre}|{by.Length}|{by}|{requestKey}"));
        return WarningId.Create(centre, Convert.ToHexStringLower(hash.AsSpan(0, SerialBytes)));
    }
}
