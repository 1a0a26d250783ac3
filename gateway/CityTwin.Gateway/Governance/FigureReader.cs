using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Governance;

/// <summary>The figures of districts, added up.</summary>
internal sealed class FigureReader(IClusterClient cluster, CityModel city, IOptions<GovernanceOptions> options, TimeProvider clock)
{
    private readonly GovernanceOptions _options = options.Value;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<OrderFigures> Of(DivisionCode area, CancellationToken cancel) =>
        Sum(area, await Of(area, city.DistrictsOf(area), cancel));

    /// <summary>Each district's figures of an area, in the order of the districts.</summary>
    public async Task<IReadOnlyList<FiguresAt>> Of(
        DivisionCode area, IReadOnlyList<DivisionCode> districts, CancellationToken cancel) =>
        await Bounded.Select(districts, _options.DistrictsAtOnce, district => LogOf(district).Figures(area), cancel);

    public OrderFigures Sum(DivisionCode area, IReadOnlyList<FiguresAt> parts)
    {
        var asOf = parts.Select(part => part.Figures.AtMs).DefaultIfEmpty(NowMs).Min();
        return OrderFigures.Sum(area, asOf, [.. parts.Select(part => part.Figures)], _options.MaxNextBreaches);
    }

    /// <summary>The centres of an area, down to a level, ascending by code.</summary>
    public async Task<IReadOnlyList<CentreLine>> Centres(DivisionCode area, DivisionLevel downTo, CancellationToken cancel)
    {
        var answers = await Bounded.Select(
            city.DistrictsOf(area), _options.DistrictsAtOnce, district => LogOf(district).StreetLines(), cancel);
        var streets = answers.SelectMany(lines => lines).Where(line => area.Contains(line.Centre)).ToArray();
        var under = new Dictionary<DivisionLevel, ILookup<DivisionCode, CentreLine>>
        {
            [DivisionLevel.City] = streets.ToLookup(line => line.Centre.City),
            [DivisionLevel.District] = streets.ToLookup(line => line.Centre.District),
            [DivisionLevel.Street] = streets.ToLookup(line => line.Centre),
        };
        return
        [
            .. city.CentresOf(area).Select(division => division.Code).Where(code => code.Level <= downTo)
                .Select(code => CentreLine.Sum(code, [.. under[code.Level][code]])),
        ];
    }

    /// <summary>The districts' parts of an evaluation as one.</summary>
    public async Task<EvaluationTable> Evaluate(DivisionCode area, EvaluationRequest request, CancellationToken cancel)
    {
        var tables = await Bounded.Select(
            city.DistrictsOf(area), _options.DistrictsAtOnce, district => LogOf(district).Evaluate(request), cancel);
        return new EvaluationTable(EvaluationFigures.Sum(tables.Select(table => table.Rows)));
    }

    private IDistrictLogGrain LogOf(DivisionCode district) => cluster.GetGrain<IDistrictLogGrain>(district.Value);
}
