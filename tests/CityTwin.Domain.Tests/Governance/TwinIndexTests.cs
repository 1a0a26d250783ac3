using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Governance;

public class TwinIndexTests
{
    private static readonly Gen<TwinRow> AnyRow = Gen.Select(
        Gen.Int[0, 80], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Double[106, 107], Gen.Bool,
        (i, version, health, severity, longitude, rain) => Row(
            i, version, (SensorHealth)health, (Severity)severity, longitude, rain ? "rain" : "smoke"));

    private static readonly Gen<TwinQuery> AnyQuery = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool, Gen.Int[1, 30],
        (kind, area, health, severity, box, max) => new TwinQuery(
            Kind: kind == 0 ? TwinKind.Sensor : null,
            SensorKind: kind == 1 ? "rain" : null,
            Area: area == 0 ? DivisionCode.Parse("500103001001") : null,
            Within: box ? new BoundingBox(106.2, 29, 106.7, 30) : null,
            Health: health < 4 ? (SensorHealth)health : null,
            AtLeast: (Severity)severity,
            Max: max));

    [Fact]
    public void Pages_cover_everything_that_matches_once_and_in_order() => Gen.Select(AnyRow.Array[0, 120], AnyQuery).Sample(
        (rows, query) =>
        {
            var index = new TwinIndex();
            Array.ForEach(rows, row => index.Apply(row));
            var (paged, page) = (new List<TwinRow>(), new TwinPage([], More: true));
            while (page.More)
            {
                page = index.List(query with { After = paged.Count == 0 ? null : paged[^1].Id });
                page.Rows.Count.ShouldBeLessThanOrEqualTo(query.Max);
                paged.AddRange(page.Rows);
            }

            paged.ShouldBe(index.Rows.Where(row =>
                (query.Kind is null || row.Id.Kind == query.Kind)
                && (query.SensorKind is null || row.SensorKind == query.SensorKind)
                && (query.Area is null || row.Cell.Value.StartsWith(query.Area.Value.Value, StringComparison.Ordinal))
                && (query.Within is null || query.Within.Contains(row.Position))
                && (query.Health is null || row.Health == query.Health)
                && row.Severity >= query.AtLeast));
        });

    [Fact]
    public void However_rows_are_shuffled_the_index_and_the_deltas_hold_the_newest() => Gen.Select(AnyRow.Array[1, 100], Gen.Int)
        .Sample((rows, seed) =>
        {
            var versions = rows.Select((row, i) => row with { Version = i }).ToArray();
            new Random(seed).Shuffle(versions);
            var (index, watcher) = (new TwinIndex(), new SortedDictionary<TwinId, TwinRow>());
            foreach (var (i, row) in versions.Index())
            {
                index.Apply(row);
                if (i % 7 == 0)
                {
                    Watch(index, watcher);
                }
            }

            Watch(index, watcher);
            index.HasChanges.ShouldBeFalse();
            watcher.Values.ShouldBe(index.Rows);
            index.Rows.ShouldBe(versions.GroupBy(row => row.Id).OrderBy(id => id.Key).Select(id => id.MaxBy(row => row.Version)!));
        });

    [Fact]
    public void A_removed_row_is_told_and_an_old_version_does_not_bring_it_back()
    {
        var index = new TwinIndex();
        index.Apply(Row(1, 5));
        index.TakeChanges();
        index.Remove(Row(1, 0).Id).ShouldBeTrue();
        index.Apply(Row(1, 4)).ShouldBeFalse();
        index.TakeChanges().Removed.ShouldHaveSingleItem();
        index.Apply(Row(1, 6)).ShouldBeTrue();
        var (rows, removed) = index.TakeChanges();
        (rows.Count, removed.Count).ShouldBe((1, 0));
    }

    private static void Watch(TwinIndex index, SortedDictionary<TwinId, TwinRow> watcher)
    {
        var (rows, removed) = index.TakeChanges();
        foreach (var row in rows)
        {
            watcher[row.Id] = row;
        }

        foreach (var id in removed)
        {
            watcher.Remove(id);
        }
    }

    private static TwinRow Row(
        int i, long version, SensorHealth health = SensorHealth.Online, Severity severity = Severity.None,
        double longitude = 106.5, string kind = "rain")
    {
        var cell = DivisionCode.Parse($"50010300100{i % 3}00{i % 5}");
        var isCell = i % 10 == 0;
        return new TwinRow(
            isCell ? TwinId.Cell(cell) : TwinId.Sensor(cell, $"{i}"), version, isCell ? "" : kind, "", cell, null,
            new GeoPoint(longitude, 29.5), health, severity, 0, [], "");
    }
}
