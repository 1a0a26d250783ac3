using CityTwin.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Twins;
using CityTwin.Governance;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Gateway.Tests.Live;

public class TwinBufferTests
{
    private const string Cell = "500103001001001";
    private static readonly DivisionCode Here = DivisionCode.Parse("500103001");
    private static readonly DivisionCode There = DivisionCode.Parse("500103002");

    [Fact]
    public void The_newest_state_takes_the_place_of_one_not_yet_sent()
    {
        var buffer = Buffer();
        buffer.OnRow(Here, Row("a", 1));
        buffer.OnRow(Here, Row("b", 1));
        buffer.OnRow(Here, Row("a", 2));
        var taken = buffer.Take(10);
        taken.Rows.Select(row => (row.Id, row.Version)).ShouldBe([(Row("a", 2).Id, 2), (Row("b", 1).Id, 1)]);
        buffer.Take(10).Empty.ShouldBeTrue();
    }

    [Fact]
    public void A_reader_who_takes_whatever_it_likes_ends_with_the_newest_of_each() => Gen.Select(
            Gen.Int[0, 5], Gen.Int[0, 4]).Array[1, 200].Sample(steps =>
    {
        var buffer = Buffer();
        var (newest, seen) = (new Dictionary<TwinId, long>(), new Dictionary<TwinId, long>());
        foreach (var (i, (twin, take)) in steps.Index())
        {
            var row = Row($"{twin}", i + 1);
            newest[row.Id] = row.Version;
            buffer.OnRow(Here, row);
            Note(buffer.Take(take), seen);
        }

        Note(buffer.Take(100), seen);
        return seen.Count == newest.Count && newest.All(x => seen[x.Key] == x.Value);
    });

    /// <summary>A street is followed whole, whoever watches but a part of it.</summary>
    [Fact]
    public void Neither_rows_nor_counts_from_outside_the_area_reach_its_watcher()
    {
        var area = DivisionCode.Parse(Cell);
        var buffer = new TwinBuffer(
            new TwinView(area, null, [new KindFilter(TwinKind.Sensor, null)]), new Signal(TimeProvider.System), 100);
        buffer.OnRow(Here, Row("a", 1));
        buffer.OnRow(Here, Row("b", 1) with { Cell = DivisionCode.Parse("500103001001002") });
        buffer.OnCounts(Counts(TwinId.Cell(area)));
        buffer.OnCounts(Counts(TwinId.Centre(Here)));
        var taken = buffer.Take(10);
        taken.Rows.ShouldHaveSingleItem().Id.ShouldBe(Row("a", 1).Id);
        taken.Counts.ShouldHaveSingleItem().Source.ShouldBe(TwinId.Cell(area));

        static CountVector Counts(TwinId source) => new(source, 1, [], new int[5], new int[5], new int[5], new int[5]);
    }

    [Fact]
    public void A_twin_that_moved_to_another_street_is_not_removed_by_the_one_it_left()
    {
        var buffer = Buffer();
        buffer.OnRow(Here, Row("a", 1));
        buffer.OnRow(There, Row("a", 2));
        buffer.OnRemoved(Here, Row("a", 1).Id);
        var taken = buffer.Take(10);
        taken.Removed.ShouldBeEmpty();
        taken.Rows.ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public void A_twin_that_left_the_view_is_gone_for_this_reader_and_one_never_shown_is_not_mentioned()
    {
        var view = new TwinView(DivisionCode.Parse("50"), new BoundingBox(106, 29, 107, 30), KindFilter.Everything);
        var buffer = new TwinBuffer(view, new Signal(TimeProvider.System), 100);
        buffer.OnRow(Here, Row("a", 1, longitude: 106.5));
        buffer.OnRow(Here, Row("b", 1, longitude: 110));
        buffer.Take(10).Rows.Select(row => row.Id).ShouldBe([Row("a", 1).Id]);
        buffer.OnRow(Here, Row("a", 2, longitude: 110));
        buffer.OnRow(Here, Row("b", 2, longitude: 111));
        var taken = buffer.Take(10);
        taken.Rows.ShouldBeEmpty();
        taken.Removed.ShouldBe([Row("a", 1).Id]);
    }

    [Fact]
    public void Memory_is_bounded_and_the_reader_is_told()
    {
        var buffer = Buffer(most: 3);
        for (var i = 0; i < 100; i++)
        {
            buffer.OnRow(Here, Row($"{i}", 1));
        }

        buffer.Count.ShouldBe(3);
        buffer.Take(10).Overflowed.ShouldBeTrue();
    }

    private static TwinBuffer Buffer(int most = 1_000) => new(
        new TwinView(DivisionCode.Parse("50"), null, KindFilter.Everything), new Signal(TimeProvider.System), most);

    private static void Note(TwinChanges changes, Dictionary<TwinId, long> seen)
    {
        foreach (var row in changes.Rows)
        {
            seen[row.Id] = row.Version;
        }
    }

    private static TwinRow Row(string serial, long version, double longitude = 106.5) => new(
        TwinId.Sensor(DivisionCode.Parse(Cell), serial), version, "river-level", serial, DivisionCode.Parse(Cell), null,
        new GeoPoint(longitude, 29.5), SensorHealth.Online, Severity.None, 0, [], serial);
}
