using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Rpc;

/// <summary>Milliseconds since the Unix epoch as protobuf moments.</summary>
internal static class Moments
{
    private const int MillisecondsPerSecond = 1_000;
    private const int NanosecondsPerMillisecond = 1_000_000;

    public static Timestamp At(long ms)
    {
        var (seconds, rest) = Math.DivRem(ms, MillisecondsPerSecond);
        return rest >= 0
            ? new Timestamp { Seconds = seconds, Nanos = (int)rest * NanosecondsPerMillisecond }
            : new Timestamp { Seconds = seconds - 1, Nanos = (int)(rest + MillisecondsPerSecond) * NanosecondsPerMillisecond };
    }

    /// <summary>Null, which protobuf leaves unset, for an unknown moment.</summary>
    public static Timestamp? At(long? ms) => ms is { } known ? At(known) : null;
}
