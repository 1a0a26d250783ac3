namespace CityTwin.Fleet.Units;

/// <summary>How long a unit may say nothing.</summary>
/// <param name="SilentAfterMs">Then it should have spoken.</param>
/// <param name="OfflineAfterMs">Then it has gone, and forfeits what it had to do.</param>
public sealed record UnitTimes(long SilentAfterMs, long OfflineAfterMs)
{
    /// <summary>Robots of VDA 5050 and terminals of teams that stand still speak every half a minute, as their protocols say.</summary>
    private const long SlowSilentMs = 35_000;

    public static UnitTimes Of(DispatchTimes times, UnitProtocol protocol)
    {
        var silentMs = times.SilentAfterSeconds * 1_000L;
        var offlineMs = times.OfflineAfterSeconds * 1_000L;
        return protocol is UnitProtocol.Vda5050 or UnitProtocol.Native
            ? new UnitTimes(Math.Max(silentMs, SlowSilentMs), Math.Max(offlineMs, 2 * SlowSilentMs))
            : new UnitTimes(silentMs, offlineMs);
    }
}
