using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Twins;

/// <summary>
/// Lists twins from the indexes the streets keep, kind by kind and street by street, which is the order of their ids.
/// </summary>
internal sealed class TwinList(IClusterClient cluster, CityModel city)
{
    /// <summary>Streets asked at once.</summary>
    private const int Parallelism = 16;

    /// <summary>Up to so many streets, none is left out for lying outside the box: a device may stand off its street.</summary>
    private const int FewStreets = 64;

    public async Task<(IReadOnlyList<TwinRow> Rows, TwinCursor? Next)> Page(
        TwinSearch search, TwinCursor? from, int max, CancellationToken cancel)
    {
        var streets = city.StreetsOf(search.Area, search.Within, FewStreets);
        var rows = new List<TwinRow>(max);
        for (var kind = from?.Kind ?? 0; kind < search.Kinds.Count; kind++)
        {
            var start = from?.Kind == kind ? from : null;
            var next = await PageOfKind(search, kind, streets, start, max, rows, cancel);
            if (next is not null)
            {
                return (rows, next);
            }
        }

        return (rows, null);
    }

    /// <summary>Fills the page with one kind; answers where to go on when it is full.</summary>
    private async Task<TwinCursor?> PageOfKind(
        TwinSearch search, int kind, IReadOnlyList<DivisionCode> streets, TwinCursor? start, int max,
        List<TwinRow> rows, CancellationToken cancel)
    {
        var waiting = new Queue<DivisionCode>(streets.Where(street => start is null || street.CompareTo(start.Street) >= 0));
        while (waiting.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var wave = Enumerable.Range(0, Math.Min(Parallelism, waiting.Count)).Select(_ => waiting.Dequeue()).ToArray();
            var room = max - rows.Count;
            var pages = await Task.WhenAll(wave.Select(street => Ask(search, kind, street, start, room)));
            for (var i = 0; i < wave.Length; i++)
            {
                var taken = pages[i].Rows.Take(max - rows.Count).ToArray();
                rows.AddRange(taken);
                var left = pages[i].More || taken.Length < pages[i].Rows.Count;
                if (left)
                {
                    var after = taken.Length > 0 ? taken[^1].Id : AfterOf(wave[i], start);
                    return new TwinCursor(kind, wave[i], after);
                }
            }

            if (rows.Count >= max && waiting.Count > 0)
            {
                return new TwinCursor(kind, waiting.Peek(), null);
            }
        }

        return rows.Count >= max && kind + 1 < search.Kinds.Count && streets.Count > 0
            ? new TwinCursor(kind + 1, streets[0], null)
            : null;
    }

    private Task<TwinPage> Ask(TwinSearch search, int kind, DivisionCode street, TwinCursor? start, int max)
    {
        var filter = search.Kinds[kind];
        var query = new TwinQuery(
            filter.Kind,
            filter.SensorKind,
            search.Area.Level > DivisionLevel.Street ? search.Area : null,
            search.Within,
            search.Health,
            search.AtLeast,
            AfterOf(street, start),
            max);
        return cluster.GetGrain<IStreetGrain>(TwinId.Centre(street).Value).List(query);
    }

    private static TwinId? AfterOf(DivisionCode street, TwinCursor? start) =>
        start is not null && start.Street == street ? start.After : null;
}
