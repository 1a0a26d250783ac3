namespace CityTwin.Fleet.Units;

/// <summary>How long a unit may say nothing.</summary>
/// <param name="SilentAfterMs">Then it should have spoken.</param>
/// <param name="OfflineAfterMs">Then it has gone, and forfeits what it had to do.</param>
public sealed record UnitTimes(long SilentAfterMs, long OfflineAfterMs)
{
    /// <summary>
    /// Robots of VDA 5050 that stand still may speak every half a minute, as their standard says; people's terminals do too, to
    /// spare their batteries.
    /// </summary>
    private const long RestingSilentMs = 35_000;

    public static UnitTimes Of(DispatchTimes times, UnitProtocol protocol)
    {
        var silentMs = times.SilentAfterSeconds * 1_000L;
        var offlineMs = times.OfflineAfterSeconds * 1_000L;
        return protocol == UnitProtocol.DjiCloud
            ? new UnitTimes(silentMs, offlineMs)
            : new UnitTimes(Math.Max(silentMs, RestingSilentMs), Math.Max(offlineMs, 2 * RestingSilentMs));
    }
}
