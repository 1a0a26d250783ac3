using CityTwin.DevicesSim.Replay;
using CityTwin.Testing;

namespace CityTwin.DevicesSim.Tests.Rules;

/// <summary>The rule of rising rivers against the flood it was fixed before: the quiet fortnight of January 2020.</summary>
public class RecordedFloodTests
{
    private const string Rising = "river-level-rising";

    private static readonly DateTimeOffset FloodBegan = new(2020, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Gauges_alarm_in_the_flood_upstream_hours_before_the_peak_downstream_and_hardly_ever_before()
    {
        var stations = new RiverGaugeSource().Read(SharedData.Require("03-telemetry/river-gauges-hubeau/dev")).Stations;
        var alarms = stations.ToDictionary(
            station => station.Site,
            station => new RuleWatch().Watch(station).Alarms.Where(alarm => alarm.Rule == Rising).ToList());
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var (site, raised) in alarms.OrderBy(x => x.Value.Select(a => a.At).DefaultIfEmpty(DateTimeOffset.MaxValue).First()))
        {
            output.WriteLine($"{site}: {string.Join("; ", raised.Take(4).Select(a => $"{a.Severity} {a.At:dd HH:mm} {a.Value:F2}"))}");
        }

        var upstream = alarms["Y0634020"].First(alarm => alarm.At > FloodBegan).At;
        var peakDownstream = new DateTimeOffset(2020, 1, 22, 22, 40, 0, TimeSpan.Zero);
        (peakDownstream - upstream).ShouldBeGreaterThan(TimeSpan.FromHours(12));
        alarms.Count(gauge => gauge.Value.Any(alarm => alarm.At > FloodBegan)).ShouldBeGreaterThan(35);
        alarms["Y0204010"].ShouldBeEmpty();
        alarms["Y2570020"].ShouldBeEmpty();

        // Below dams, where a gate that opens looks like a flood.
        alarms.Where(gauge => gauge.Value.Any(alarm => alarm.At < FloodBegan)).Select(gauge => gauge.Key)
            .ShouldBe(["Y1112010", "Y2550010", "Y2574040"], ignoreOrder: true);
    }
}
