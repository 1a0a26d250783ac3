using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Missions;

/// <summary>The mission boards of districts as one, newest first.</summary>
internal sealed class MissionList(IClusterClient cluster, CityModel city)
{
    public async Task<(IReadOnlyList<MissionView> Missions, bool More)> Page(MissionQuery query, CancellationToken cancel) =>
        await DistrictPages.Newest(
            city.DistrictsOf(query.Area ?? city.Code), query.Max,
            district => cluster.GetGrain<IDistrictLogGrain>(district.Value).ListMissions(query),
            page => (page.Missions, page.Next is not null), mission => (mission.Clocks.PlannedAtMs, mission.Id.Value), cancel);
}
