using System.Text.Json.Nodes;

namespace CityTwin.EndToEnd.RealInput;

[Collection(RunningCityTests.Name)]
public class RiverGaugeTests(RiverGaugeReplay replay) : IClassFixture<RiverGaugeReplay>
{
    private const int Gauges = 45;
    private const string Rising = "river-level-rising";

    private static readonly DateTimeOffset FloodBegan = new(2020, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_flood_of_January_2020_arrives_gauge_by_gauge()
    {
        (await replay.Devices()).Count.ShouldBe(Gauges);
        foreach (var file in Directory.GetFiles(replay.Folder, "*.csv").Select(GaugeFile.Read))
        {
            var device = await replay.Device(file.Site);
            var twin = await Until.Holds(() => replay.City.Client.Twin(device["twinId"]!.GetValue<string>()),
                t => At(t["metrics"]?["levelM"]) == file.NewestAt);
            At(twin["metrics"]?["levelM"]).ShouldBe(file.NewestAt, file.Site);
            twin["metrics"]!["levelM"]!["value"]!.GetValue<double>().ShouldBe(file.NewestM, tolerance: 1e-9, file.Site);
            var window = twin["window"]!.AsArray().Select(sample => At(sample)).ToList();
            window.ShouldBe(window.Order());
        }
    }

    /// <summary>
    /// The rule was fixed from the quiet fortnight before, when only three gauges below dams rose by 0.3 m in an hour.
    /// </summary>
    [Fact]
    public async Task Upstream_alarms_hours_before_the_peak_downstream()
    {
        var peakDownstream = GaugeFile.Peak(Directory.GetFiles(replay.Folder, "Y0674060*.csv").Single());
        var upstream = (await replay.Alerts("Y0634020", Rising)).First(alert => alert.RaisedAt > FloodBegan).RaisedAt;
        (peakDownstream - upstream).ShouldBeInRange(TimeSpan.FromHours(12), TimeSpan.FromHours(24));
        upstream.ShouldBe(new DateTimeOffset(2020, 1, 22, 3, 30, 0, TimeSpan.Zero), tolerance: TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Gauges_alarm_in_the_flood_and_hardly_ever_before_it()
    {
        var alerts = new List<(string Station, DateTimeOffset RaisedAt)>();
        foreach (var device in await replay.Devices())
        {
            var station = device["deviceId"]!.GetValue<string>();
            alerts.AddRange((await replay.Alerts(station, Rising)).Select(alert => (station, alert.RaisedAt)));
        }

        alerts.Where(alert => alert.RaisedAt > FloodBegan).DistinctBy(alert => alert.Station).Count().ShouldBeGreaterThan(35);
        alerts.Where(alert => alert.RaisedAt < FloodBegan).Select(alert => alert.Station).Distinct()
            .ShouldBe(["hubeau-y1112010", "hubeau-y2550010", "hubeau-y2574040"], ignoreOrder: true);
        alerts.ShouldNotContain(alert => alert.Station == "hubeau-y0204010" || alert.Station == "hubeau-y2570020");
    }

    private static DateTimeOffset? At(JsonNode? sample) =>
        sample?["t"] is { } time ? RecordedReplay.At(time) : null;
}
