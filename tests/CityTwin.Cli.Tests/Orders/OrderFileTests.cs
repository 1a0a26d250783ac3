using CityTwin.Cli.Orders;

namespace CityTwin.Cli.Tests.Orders;

public sealed class OrderFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_are_read_by_the_names_of_their_columns_whatever_their_order()
    {
        var rows = Read(
            "reporter,latitude,longitude,category,number,occurred_at,urgency,description,handled_by",
            "张三 138,29.56,106.57,道路积水,12345-0001,2026-07-01 08:30:00,urgent,\"桥下积水，\"\"很深\"\"\",someone",
            ",29.57,106.58,M05001,12345-0002,2026-07-01T00:30:00Z,,,");
        rows.Select(row => (row.Line, row.Why)).ShouldBe([(2, ""), (3, "")]);
        var (first, second) = (rows[0].Report!, rows[1].Report!);
        (first.Number, first.Category, first.Longitude, first.Latitude, first.Urgency, first.Description, first.Reporter)
            .ShouldBe(("12345-0001", "道路积水", 106.57, 29.56, "urgent", "桥下积水，\"很深\"", "张三 138"));
        first.OccurredAt.ShouldBe(second.OccurredAt, "without an offset it is China Standard Time");
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_told_by_its_line_and_the_others_go_on()
    {
        var rows = Read(
            "number,category,longitude,latitude,occurred_at", "1,M05001,east,29.5,", "2,M05001,106.5", "3,M05001,106.5,29.5,yesterday",
            "4,M05001,106.5,29.5,2026-07-01T08:30:00+08:00");
        rows.Select(row => (row.Line, row.Report?.Number)).ShouldBe([(2, null), (3, null), (4, null), (5, "4")]);
        rows[0].Why.ShouldBe("longitude is 'east', not a number of degrees.");
        rows[1].Why.ShouldBe("it has 3 fields, the header 5.");
        rows[2].Why.ShouldContain("occurred_at is 'yesterday'");
    }

    [Fact]
    public void A_file_without_what_is_needed_is_refused_before_anything_is_sent()
    {
        Should.Throw<CliException>(() => Read("number,category,lon,lat", "1,M05001,1,1")).Message
            .ShouldContain("the columns longitude, latitude are missing; it has number, category, lon, lat.");
        Should.Throw<CliException>(() => OrderFile.Read(Path.Combine(_folder.Path, "none.csv")).ToList()).Message.ShouldContain("none.csv");
    }

    [Fact]
    public void A_file_of_nothing_but_broken_rows_is_given_up() => Should.Throw<CliException>(
        () => Read(["number,category,longitude,latitude", .. Enumerable.Repeat("x", 200)])).Message.ShouldContain("given up after 100 rows");

    private List<OrderRow> Read(params string[] lines)
    {
        var path = Path.Combine(_folder.Path, "orders.csv");
        File.WriteAllLines(path, lines);
        return [.. OrderFile.Read(path)];
    }
}
