using CityTwin.City;
using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// The ways of the units of one picture to missions. What each takes at the least is known at once; the way itself, which
/// takes long to find, is looked for when somebody has a use for it, and once.
/// </summary>
internal sealed class SoughtWays(CityCatalogue city, IUnitRouter router, FleetPicture picture, IEnumerable<MissionView> missions)
{
    private readonly WayRequests _requests = new(city, router, picture);
    private readonly Dictionary<string, MissionView> _missions = missions.ToDictionary(mission => mission.Id.Value, StringComparer.Ordinal);
    private readonly Dictionary<string, UnitView> _units = picture.Units.ToDictionary(unit => unit.Id.Value, StringComparer.Ordinal);
    private readonly Dictionary<(string Mission, string Unit), SoughtWay> _ways = [];

    /// <summary>As far as it is known by now.</summary>
    public SoughtWay Of(string mission, string unit)
    {
        if (!_ways.TryGetValue((mission, unit), out var way))
        {
            _ways[(mission, unit)] = way = Begin(_missions[mission], _units[unit]);
        }

        return way;
    }

    /// <summary>As it is.</summary>
    public SoughtWay Find(string mission, string unit)
    {
        var way = Of(mission, unit);
        return way is { Request: { } request, Way: null }
            ? _ways[(mission, unit)] = way.Found(router.Find(request, picture.Closures), picture.NowMs)
            : way;
    }

    private SoughtWay Begin(MissionView mission, UnitView unit)
    {
        if (WhyNot(mission, unit) is { } whyNot)
        {
            return SoughtWay.Barred(Obstacle.Unavailable, whyNot);
        }

        if (mission.Needs.Except(unit.Capabilities).Any())
        {
            return SoughtWay.Barred(Obstacle.MissingCapability, whyNot: null);
        }

        if (_requests.Of(mission, unit) is not { } request)
        {
            return SoughtWay.Barred(Obstacle.Unavailable, "incapable");
        }

        var least = router.Least(request);
        var way = SoughtWay.AtLeast(request, least, picture.NowMs);
        return least.Refusal is { } refusal ? way.Found(UnitWay.No(refusal, least.Why), picture.NowMs) : way;
    }

    private string? WhyNot(MissionView mission, UnitView unit) =>
        picture.PassedOver.Contains((mission.Id, unit.Id)) ? "tried"
        : picture.Away.Contains(unit.Id) ? "away"
        : UnitFitness.WhyNot(unit, mission.Id, picture.NowMs);
}
