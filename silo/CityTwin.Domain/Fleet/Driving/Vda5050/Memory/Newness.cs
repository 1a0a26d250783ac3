namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>
/// Which of a topic's messages is the newest. One is newer when its time is later, or when its header id is and its clock
/// was set back; older ones and those that come twice are passed over. If only older ones come for a while, the robot
/// has begun anew with a wrong clock: they are believed.
/// </summary>
internal sealed class Newness
{
    private const int MaxAhead = 1_000;
    private const int BelieveAfter = 3;
    private const long BelieveAfterMs = 90_000;

    public bool Known { get; set; }

    public long AtMs { get; set; }

    public uint HeaderId { get; set; }

    public long TakenAtMs { get; set; }

    public int OlderInRow { get; set; }

    public bool Take(long atMs, uint headerId, long nowMs)
    {
        var ahead = unchecked((int)(headerId - HeaderId));
        if (Known && atMs == AtMs && ahead == 0)
        {
            return false;
        }

        var isNewer = !Known || atMs > AtMs || ahead is > 0 and <= MaxAhead;
        if (!isNewer && (++OlderInRow < BelieveAfter || nowMs - TakenAtMs < BelieveAfterMs))
        {
            return false;
        }

        (Known, AtMs, HeaderId, TakenAtMs, OlderInRow) = (true, atMs, headerId, nowMs, 0);
        return true;
    }
}
