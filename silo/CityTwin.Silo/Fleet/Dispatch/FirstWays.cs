using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// How long units take from where they are to the first stops of a plan's missions. For most it is enough what they take at
/// the least; those that a plan uses are looked for.
/// </summary>
/// <param name="maxWays">Looked for at most: finding one takes long.</param>
internal sealed class FirstWays(CityCatalogue city, IUnitRouter router, FleetPicture picture, MissionCourses courses, int maxWays)
{
    private readonly WayRequests _requests = new(city, router, picture);
    private readonly Dictionary<(TwinId Unit, MissionId Mission), (long? Ms, WayRequest? Unsought)> _ways = [];
    private int _left = maxWays;

    /// <summary>As far as it is known by now, from the picture's moment on; null where there is no way.</summary>
    public long? Ms(UnitView unit, MissionView mission) => Known(unit, mission).Ms;

    /// <summary>Whether it is only known what the way takes at the least.</summary>
    public bool IsAtLeast(UnitView unit, MissionView mission) => Known(unit, mission).Unsought is not null;

    /// <returns>Whether more is known of it now.</returns>
    public bool Find(UnitView unit, MissionView mission)
    {
        if (_left == 0 || Known(unit, mission).Unsought is not { } request)
        {
            return false;
        }

        _left--;
        var way = router.Find(request, picture.Closures);
        _ways[(unit.Id, mission.Id)] = (way.Refusal is null ? Since(way.ArriveMs) : null, null);
        return true;
    }

    private (long? Ms, WayRequest? Unsought) Known(UnitView unit, MissionView mission)
    {
        if (!_ways.TryGetValue((unit.Id, mission.Id), out var known))
        {
            _ways[(unit.Id, mission.Id)] = known = Begin(unit, mission);
        }

        return known;
    }

    private (long? Ms, WayRequest? Unsought) Begin(UnitView unit, MissionView mission)
    {
        if (city.Fleet.Type(unit.Definition.Type) is not { } type)
        {
            return (null, null);
        }

        var course = courses.Of(mission, type, mission.Unit == unit.Id ? unit : null);
        if (mission.Unit == unit.Id && Told(mission, course) is { } ms)
        {
            return (ms, null);
        }

        // Only where it begins counts here, not what is done there.
        var there = mission with { Aim = MissionPlans.At(course.First, mission.Aim.Cell), Kind = MissionKind.Verify };
        return _requests.Of(there, unit) is not { } request ? (null, null)
            : router.Least(request) is { Refusal: null } least ? (Since(least.ArriveMs), request)
            : (null, null);
    }

    /// <summary>Who is there is there, and a flight is on its scene when it was said to be; roads may have closed since.</summary>
    private long? Told(MissionView mission, MissionCourse course) => mission.State >= MissionState.OnScene ? 0
        : mission is { Unit.Kind: TwinKind.Drone, Attempts: [.., { EtaMs: { } etaMs }] } && course.ToScene.Count == 0 ? Since(etaMs)
        : null;

    private long Since(long ms) => Math.Max(0, ms - picture.NowMs);
}
