using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// The ids that a conversation needs. A flight's has the fencing token, the revision and the task in it, as <c>f12.0.9f3c-2</c>:
/// whatever a dock says of a flight later, it is known whose it was and whether it may still be.
/// </summary>
public static class FlightIds
{
    public static string Of(long fence, int revision, string taskId) =>
        string.Create(CultureInfo.InvariantCulture, $"f{fence}.{revision}.{taskId}");

    /// <summary>False for flights that are not ours.</summary>
    public static bool TryRead(string flightId, out long fence, out string taskId)
    {
        (fence, taskId) = (0, "");
        var parts = flightId.Split('.', 3);
        if (parts is not [['f', ..] token, var revision, { Length: > 0 } task]
            || !long.TryParse(token.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out fence)
            || !int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        taskId = task;
        return true;
    }

    /// <summary>A flight to one point of a flight; the count tells one that was broken off from the next to the same place.</summary>
    public static string FlyTo(string flightId, int count)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{flightId}/{count}");
        return id.Length <= DjiIds.MaxFlightIdLength ? id : Uuid(id);
    }

    /// <summary>An id as the documents show them, derived from what it names.</summary>
    public static string Uuid(string of)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(of), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
