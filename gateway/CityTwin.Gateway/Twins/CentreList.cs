using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Twins;

/// <summary>Centres with what they count. A centre's children's counts come with its own: one call serves a district.</summary>
internal sealed class CentreList(IClusterClient cluster, CityModel city)
{
    /// <summary>Centres asked at once.</summary>
    private const int Parallelism = 16;

    public async Task<V1.Twin?> Get(DivisionCode code)
    {
        if (city.Find(code) is not { } division)
        {
            return null;
        }

        var counts = code.Level == DivisionLevel.Street
            ? await cluster.GetGrain<IStreetGrain>(TwinId.Centre(code).Value).Counts()
            : await Centre(code).Counts();
        return ToTwin(division, counts.Total);
    }

    /// <summary>Centres of an area ascending by id, and the code to go on after when there are more.</summary>
    public async Task<(IReadOnlyList<V1.Twin> Twins, string? Next)> Page(
        TwinSearch search, string? after, int max, CancellationToken cancel)
    {
        if (search.Health is not null)
        {
            return ([], null); // A centre is no device: it has no health.
        }

        var codes = city.CentresOf(search.Area)
            .Where(division => after is null || string.CompareOrdinal(division.Code.Value, after) > 0)
            .Where(division => search.Within is null || search.Within.Contains(division.Point))
            .ToArray();
        var counts = await CountsOf(codes, cancel);
        var found = codes
            .Where(division => search.AtLeast == Severity.None
                || (counts.TryGetValue(division.Code, out var own) && own.Worst() >= search.AtLeast))
            .Take(max + 1)
            .Select(division => ToTwin(division, counts.GetValueOrDefault(division.Code)))
            .ToArray();
        return found.Length > max ? (found[..max], found[max - 1].Area) : (found, null);
    }

    private async Task<Dictionary<DivisionCode, CountVector>> CountsOf(
        IReadOnlyList<DivisionPlace> divisions, CancellationToken cancel)
    {
        // A street's counts are among its district's children, a district's and the city's in the city's answer.
        var centres = divisions
            .Select(division => division.Code.Level == DivisionLevel.Street ? division.Code.District : division.Code)
            .Distinct().ToArray();
        var answers = await Bounded.Select(centres, Parallelism, code => Centre(code).Counts(), cancel);
        var counts = new Dictionary<DivisionCode, CountVector>();
        foreach (var (i, answer) in answers.Index())
        {
            counts[centres[i]] = answer.Total;
            foreach (var child in answer.Children)
            {
                counts.TryAdd(child.Source.Birthplace, child);
            }
        }

        return counts;
    }

    private static V1.Twin ToTwin(DivisionPlace division, CountVector? counts) => new()
    {
        Id = TwinId.Centre(division.Code).Value,
        Kind = TwinKind.Centre.ToWire(),
        Name = division.Name,
        Area = division.Code.Value,
        Longitude = division.Point.Longitude,
        Latitude = division.Point.Latitude,
        Severity = (counts?.Worst() ?? Severity.None).ToWire(),
        ActiveAlerts = counts?.ActiveAlerts.Skip(1).Sum() ?? 0,
        Version = counts?.Version ?? 0,
        Counts = counts?.ToProto(),
    };

    private ICentreGrain Centre(DivisionCode code) => cluster.GetGrain<ICentreGrain>(TwinId.Centre(code).Value);
}
