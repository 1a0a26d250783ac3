using System.Buffers.Binary;
using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>Ids of transactions and businesses: one after the other from a seed.</summary>
internal sealed class Ids(ulong seed)
{
    private long _next;

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Noise.Seed(seed, _next++));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Noise.Seed(seed, _next++));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
