using System.Globalization;
using CityTwin.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Ledger;

/// <summary>Where the next page of heads starts: a head's number, from 1, in the order that the token was given for.</summary>
internal static class HeadsToken
{
    private const string Newest = "newest";

    public static string Write(long number, DivisionCode district, bool newestFirst)
    {
        var cursor = number.ToString(CultureInfo.InvariantCulture);
        return newestFirst ? PageToken.Write(cursor, district, Newest) : PageToken.Write(cursor, district);
    }

    /// <returns>The number; null on the first page.</returns>
    public static long? Read(string token, DivisionCode district, bool newestFirst) =>
        (newestFirst ? PageToken.Read(token, district, Newest) : PageToken.Read(token, district)) is not { } cursor ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw PageToken.Unreadable();
}
