using CityTwin.City;
using CityTwin.Cli.Orders;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Replay.ServiceRequests;
using CityTwin.V1;
using NetTopologySuite.Geometries;

namespace CityTwin.Cli.Tests.Replay.ServiceRequests;

public class RequestFeedTests
{
    private static readonly GeoPoint Origin = new(-76.612, 39.283);

    private readonly List<(string Source, ImportedReport Report)> _sent = [];

    [Fact]
    public async Task Reports_are_sent_in_the_order_they_came_by_the_way_they_came_and_without_anybodys_address()
    {
        var (tally, leftOut) = await Feed(
            factor: null,
            Request("3", 3_000, "Phone"), Request("1", 1_000, "API"), Request("2", 2_000, "Internal"),
            Request("4", 500, "API") with { Type = "FCCS-Refunds" }, Request("5", 4_000, "API") with { Type = "SW-Dirty Street Proactive" });

        (tally.Taken, tally.Refused, leftOut).ShouldBe((4, 0, 1));
        _sent.OrderBy(sent => sent.Report.OccurredAt.ToDateTimeOffset()).Select(sent => (sent.Source, sent.Report.Number)).ShouldBe(
            [("citizen", "baltimore-1"), ("patrol", "baltimore-2"), ("hotline", "baltimore-3"), ("patrol", "baltimore-5")]);
        _sent.ShouldAllBe(sent => !sent.Report.ToString().Contains("GARRISON"));
        _sent.First(sent => sent.Report.Number == "baltimore-1").Report.Category.ShouldBe("M01010");
    }

    [Fact]
    public async Task At_a_speed_none_is_sent_before_its_time()
    {
        var clock = new StepClock();
        await Feed(clock, factor: 1_000, Request("1", 0, "API"), Request("2", 60_000, "API"), Request("3", 240_000, "API"));
        clock.SentAt.Select(at => Math.Round(at.TotalMilliseconds)).ShouldBe([0, 250, 250], "60 and 240 seconds at a thousand times are 60 and 240 ms");
    }

    private Task<(ImportTally Tally, int LeftOut)> Feed(double? factor, params RecordedRequest[] requests) =>
        Feed(new StepClock(), factor, requests);

    private async Task<(ImportTally Tally, int LeftOut)> Feed(StepClock clock, double? factor, params RecordedRequest[] requests)
    {
        var cell = new Boundary(
            DivisionCode.Parse("500103001001001"), "", new GeometryFactory().ToGeometry(new Envelope(106.5, 106.6, 29.5, 29.6)), true, false);
        var feed = new RequestFeed(
            new RequestPlaces([cell], Origin), factor,
            source => new OrderSender(source, false, (request, _) => Task.FromResult(Take(source, request, clock)), clock), clock);
        var tally = await feed.Run("f.csv", requests, new NoStep(), TestContext.Current.CancellationToken);
        return (tally, feed.LeftOut);
    }

    private ImportOrdersResponse Take(string source, ImportOrdersRequest request, StepClock clock)
    {
        _sent.AddRange(request.Reports.Select(report => (source, report)));
        clock.SentAt.AddRange(request.Reports.Select(_ => clock.Elapsed));
        return new ImportOrdersResponse { Outcomes = { request.Reports.Select(report => new ImportOutcome { Number = report.Number, Result = "taken" }) } };
    }

    private static RecordedRequest Request(string id, long atMs, string source) => new(
        id, "TRM-Pothole Repair", "Transportation", source, atMs, new GeoPoint(-76.6, 39.3), "3400 GARRISON BLVD", false);

    private sealed class NoStep : IProgressStep
    {
        public void Report(int done, int total)
        {
        }

        public void Skip(string why)
        {
        }
    }

    /// <summary>A clock that goes on by what somebody waits for, and only then.</summary>
    private sealed class StepClock : TimeProvider
    {
        public TimeSpan Elapsed { get; private set; }

        public List<TimeSpan> SentAt { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Elapsed += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
