using System.Globalization;
using System.Text;

namespace CityTwin.Gateway.Rpc;

/// <summary>
/// The <c>grpc-message</c> trailer: UTF-8 in which only what is not printable ASCII, and the percent sign, is
/// percent-encoded (gRPC over HTTP/2, "Responses"). Clients do not decode more than that.
/// </summary>
internal static class GrpcMessage
{
    public static string Encode(string message)
    {
        var encoded = new StringBuilder(message.Length);
        foreach (var one in Encoding.UTF8.GetBytes(message))
        {
            _ = one is >= 0x20 and <= 0x7E and not (byte)'%'
                ? encoded.Append((char)one)
                : encoded.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return encoded.ToString();
    }
}
