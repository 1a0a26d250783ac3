using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Fleet;

/// <summary>The fleets of districts as one list, ascending by id.</summary>
internal sealed class UnitList(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    public async Task<UnitPage> Page(UnitQuery query, CancellationToken cancel)
    {
        var pages = await Bounded.Select(
            city.DistrictsOf(query.Area ?? city.Code), Parallelism,
            district => cluster.GetGrain<IFleetGrain>(district.Value).List(query), cancel);

        // A visitor is listed by the district it is in and by that of its home: the newer of the two counts.
        UnitView[] merged =
        [
            .. pages.SelectMany(page => page.Units).GroupBy(unit => unit.Id)
                .Select(same => same.MaxBy(unit => unit.Version)!).OrderBy(unit => unit.Id),
        ];
        return new UnitPage([.. merged.Take(query.Max)], merged.Length > query.Max || pages.Any(page => page.HasMore));
    }
}
