using System.Globalization;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>What a robot asks fleet control before it enters interactive zones, and what it was answered (3.0, 6.4.3 and 6.9).</summary>
internal sealed class ZoneRequests
{
    // A request that came to nothing is made again after a while.
    private const long AskAgainMs = 5_000;

    private readonly List<ZoneRequest> _requests = [];
    private readonly Dictionary<Zone, long> _notBeforeMs = [];
    private long _made;

    public IReadOnlyList<ZoneRequest> Active => _requests;

    public ZoneRequest? Of(Zone zone) => _requests.Find(request => request.Zone == zone);

    public bool IsGranted(Zone zone) => Of(zone)?.Status == RequestStatus.Granted;

    /// <summary>Asks, unless it has asked already or has just been told no.</summary>
    public void Ask(Zone zone, IReadOnlyList<PlanePoint> path, long nowMs)
    {
        if (Of(zone) is { } earlier)
        {
            if (earlier.Status != RequestStatus.Expired || nowMs < _notBeforeMs.GetValueOrDefault(zone))
            {
                return;
            }

            _requests.Remove(earlier);
        }

        if (nowMs >= _notBeforeMs.GetValueOrDefault(zone))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"request-{++_made}");
            _requests.Add(new ZoneRequest(id, zone, RequestStatus.Requested, path));
        }
    }

    /// <param name="isInside">Whether the robot is in the zone already, so that what it lost is to be told.</param>
    public void Answer(ZoneResponse response, Func<Zone, bool> isInside, long nowMs)
    {
        var i = _requests.FindIndex(request => request.RequestId == response.RequestId);
        if (i < 0 || response.Grant == ZoneGrant.Queued)
        {
            return;
        }

        var zone = _requests[i].Zone;
        if (response.Grant == ZoneGrant.Granted)
        {
            _requests[i] = _requests[i] with { Status = RequestStatus.Granted, LeaseUntilMs = response.LeaseUntilMs };
        }
        else if (response.Grant == ZoneGrant.Revoked && isInside(zone))
        {
            _requests[i] = _requests[i] with { Status = RequestStatus.Revoked };
        }
        else
        {
            _requests.RemoveAt(i);
            _notBeforeMs[zone] = nowMs + AskAgainMs;
        }
    }

    /// <summary>Leases end; what is no longer on the way is not asked for any more.</summary>
    public void Review(Func<Zone, bool> isWanted, long nowMs)
    {
        _requests.RemoveAll(request => !isWanted(request.Zone));
        for (var i = 0; i < _requests.Count; i++)
        {
            if (_requests[i] is { Status: RequestStatus.Granted, LeaseUntilMs: { } until } && until <= nowMs)
            {
                _requests[i] = _requests[i] with { Status = RequestStatus.Expired };
                _notBeforeMs[_requests[i].Zone] = nowMs + AskAgainMs;
            }
        }
    }

    public void Forget()
    {
        _requests.Clear();
        _notBeforeMs.Clear();
    }
}
