using CityTwin.Alerts;
using CityTwin.Sensing;
using CityTwin.Testing;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>The flood of 22 to 25 January 2020, watched by the rule that every generated city has.</summary>
public class RiverFloodTests(ITestOutputHelper output)
{
    private const string Archive = "03-telemetry/river-gauges-hubeau/dev/train_data.zip";
    private const int Gauges = 45;
    private const double MsPerHour = 3_600_000;

    /// <summary>Until then the rivers were quiet: the first rise of the flood is of the 21st.</summary>
    private static readonly DateTimeOffset QuietUntil = new(2020, 1, 20, 0, 0, 0, TimeSpan.Zero);

    private static RateRule Rising => ShippedRules.Find<RateRule>("river-level-rising");

    /// <summary>
    /// The formula: the mildest level is the 90th percentile, over the gauges, of each gauge's greatest rise within
    /// an hour of the quiet period, rounded to a decimetre an hour. One gauge in ten then cries wolf on small water.
    /// </summary>
    [Fact]
    public void The_rising_rule_begins_where_the_quiet_period_ends()
    {
        var greatest = RiverGauges.Read(SharedData.Require(Archive)).Select(GreatestQuietRise).Order().ToList();
        var ninetieth = greatest[(int)(0.9 * greatest.Count)];
        output.WriteLine($"greatest quiet rise in an hour: median {greatest[Gauges / 2]:F2} m, 90th percentile {ninetieth:F2} m, "
            + $"greatest {greatest[^1]:F2} m");
        Math.Round(ninetieth, 1).ShouldBe(Rising.Levels.MinBy(level => level.Severity)!.Raise);
    }

    [Fact]
    public void The_gauge_upstream_alarms_hours_before_the_peak_downstream()
    {
        var gauges = RiverGauges.Read(SharedData.Require(Archive));
        gauges.Count.ShouldBe(Gauges);
        var alerts = gauges.ToDictionary(gauge => gauge.Site, Alerts);
        Print(gauges, alerts);

        var flooded = gauges.Count(gauge => alerts[gauge.Site].Any(alert => RiverGauges.At(alert.RaisedAtMs) >= QuietUntil));
        var wolf = gauges.Count(gauge => alerts[gauge.Site].Any(alert => RiverGauges.At(alert.RaisedAtMs) < QuietUntil));
        output.WriteLine($"{flooded} of {Gauges} gauges alarmed in the flood, {wolf} before it");
        flooded.ShouldBeGreaterThanOrEqualTo(38);
        wolf.ShouldBeLessThanOrEqualTo(6);

        var (upstream, downstream) = (gauges.Single(g => g.Site == "Y0634020"), gauges.Single(g => g.Site == "Y0674060"));
        (downstream.PeakAt - upstream.PeakEnd).ShouldBe(new TimeSpan(4, 50, 0));
        var first = alerts[upstream.Site].First(alert => RiverGauges.At(alert.RaisedAtMs) >= QuietUntil);
        var orange = alerts[upstream.Site].First(alert => alert.HighestSeverity >= Severity.Orange);
        output.WriteLine($"upstream Y0634020 alarmed at {RiverGauges.At(first.RaisedAtMs):u}, "
            + $"{(downstream.PeakAt - RiverGauges.At(first.RaisedAtMs)).TotalHours:F1} h before the peak at Y0674060 "
            + $"({downstream.PeakAt:u}, {downstream.Series.Max(row => row.LevelM):F2} m)");
        (downstream.PeakAt - RiverGauges.At(first.RaisedAtMs)).ShouldBeGreaterThan(TimeSpan.FromHours(12));
        (downstream.PeakAt - RiverGauges.At(orange.RaisedAtMs)).ShouldBeGreaterThan(TimeSpan.FromHours(6));
    }

    private static IReadOnlyList<AlertView> Alerts(RiverGauges gauge)
    {
        var sensor = new ReplayedSensor(gauge.Site, ReplayedSensor.For(Rising));
        sensor.Tell(gauge.Series);
        return sensor.Alerts;
    }

    private static double GreatestQuietRise(RiverGauges gauge)
    {
        var (greatest, then) = (0.0, 0);
        for (var i = 0; i < gauge.Series.Count && RiverGauges.At(gauge.Series[i].TimeMs) < QuietUntil; i++)
        {
            while (gauge.Series[i].TimeMs - gauge.Series[then + 1].TimeMs >= MsPerHour)
            {
                then++;
            }

            var elapsedH = (gauge.Series[i].TimeMs - gauge.Series[then].TimeMs) / MsPerHour;
            if (elapsedH is >= 1 and <= 2)
            {
                greatest = Math.Max(greatest, (gauge.Series[i].LevelM - gauge.Series[then].LevelM) / elapsedH);
            }
        }

        return greatest;
    }

    private void Print(List<RiverGauges> gauges, Dictionary<string, IReadOnlyList<AlertView>> alerts)
    {
        output.WriteLine($"{"gauge",-9} {"river",-14} {"quiet",5} {"flood",5} {"first alarm (UTC)",-17} {"worst",5} {"peak (UTC)",-17} {"peak m",7} {"lead h",6}");
        foreach (var gauge in gauges)
        {
            var inFlood = alerts[gauge.Site].Where(alert => RiverGauges.At(alert.RaisedAtMs) >= QuietUntil).ToList();
            var first = inFlood.Count > 0 ? RiverGauges.At(inFlood[0].RaisedAtMs) : (DateTimeOffset?)null;
            var worst = inFlood.Count > 0 ? inFlood.Max(alert => alert.HighestSeverity).ToWire() : "";
            output.WriteLine($"{gauge.Site,-9} {gauge.River,-14} {alerts[gauge.Site].Count - inFlood.Count,5} {inFlood.Count,5} "
                + $"{first,-17:yyyy-MM-dd HH:mm} {worst,5} {gauge.PeakAt,-17:yyyy-MM-dd HH:mm} "
                + $"{gauge.Series.Max(row => row.LevelM),7:F2} {(gauge.PeakAt - first)?.TotalHours,6:F1}");
        }
    }
}
