using System.Buffers;
using System.Text.Json;

namespace CityTwin.Vda5050;

/// <summary>Writes what a fleet control says, as the version of its header spells it.</summary>
public static class VdaWriter
{
    /// <exception cref="VdaUnwritableException">The version does not have it, or the order is none: see the message.</exception>
    public static byte[] Write(VdaOrder order)
    {
        OrderChecks.Check(order);
        return Write(order.Header, (json, version) => OrderWriter.Write(json, order, version));
    }

    /// <exception cref="VdaUnwritableException">The version does not have it.</exception>
    public static byte[] Write(VdaInstantActions actions) => Write(actions.Header, (json, version) =>
        json.WriteArray("actions", actions.Actions, action => ActionWriter.WriteInstant(json, action, version)));

    /// <exception cref="VdaUnwritableException">The version does not have it, or a zone lacks what its type asks for.</exception>
    public static byte[] Write(VdaZoneSet set) => Write(set.Header, (json, version) => ZoneWriter.Write(json, set, version));

    /// <exception cref="VdaUnwritableException">The version does not have it.</exception>
    public static byte[] Write(VdaResponses responses) => Write(responses.Header, (json, version) =>
    {
        From3(version, "Responses");
        json.WriteArray("responses", responses.Responses, response =>
        {
            json.WriteStartObject();
            json.WriteString("requestId", response.RequestId);
            json.WriteString("grantType", VdaWords.Write(response.Grant, version));
            if (response.LeaseExpiry is { } expiry)
            {
                json.WriteString("leaseExpiry", JsonWriting.Time(expiry));
            }

            json.WriteEndObject();
        });
    });

    internal static void From3(VdaVersion version, string what)
    {
        if (version.Major < 3)
        {
            throw new VdaUnwritableException($"{what} came with 3.0: version {version} has none.");
        }
    }

    private static byte[] Write(VdaHeader header, Action<Utf8JsonWriter, VdaVersion> body)
    {
        if (!VdaVersion.TryParse(header.Version, out var version) || !version.IsKnown)
        {
            throw new VdaUnwritableException($"Version '{VdaQuote.Of(header.Version)}' is not written: expected 2.x.y or 3.x.y.");
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("headerId", header.HeaderId);
            json.WriteString("timestamp", JsonWriting.Time(header.Timestamp));
            json.WriteString("version", header.Version);
            json.WriteString("manufacturer", header.Manufacturer);
            json.WriteString("serialNumber", header.SerialNumber);
            body(json, version);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
