using CityTwin.Sensing;
using CityTwin.Testing;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>The anomaly rule that every generated city has, over ten series with labelled anomalies.</summary>
public class NabTests(ITestOutputHelper output)
{
    /// <summary>What was measured, less a little: a rule that falls below is broken, not unlucky.</summary>
    private const double LeastScore = 38;

    private const double LeastRecall = 0.5;
    private const double LeastPrecision = 0.2;

    [Fact]
    public void The_shipped_anomaly_rule_is_well_above_silence_on_NAB()
    {
        var total = default(NabScore);
        output.WriteLine($"{"series",-62} {"windows",7} {"found",5} {"true",4} {"false",5} {"score",6}");
        foreach (var series in NabSeries.Read(SharedData.Require("03-telemetry/nab")))
        {
            var score = Score(series);
            total += score;
            output.WriteLine($"{series.Name,-62} {score.Windows,7} {score.Found,5} {score.TrueAlarms,4} {score.FalseAlarms,5} {score.Raw,6:F2}");
        }

        output.WriteLine($"NAB-like score {total.Normalised:F1} of 100, recall {total.Recall:P0}, precision {total.Precision:P0}");
        total.Windows.ShouldBe(17);
        total.Normalised.ShouldBeGreaterThan(LeastScore);
        total.Recall.ShouldBeGreaterThan(LeastRecall);
        total.Precision.ShouldBeGreaterThan(LeastPrecision);
    }

    /// <summary>
    /// Levels and durations are the shipped rule's. Its least deviation is in vehicles an hour, which none of the series
    /// counts: here it is the robust deviation of the probation, which a city would write down as it did that of traffic.
    /// </summary>
    private static NabScore Score(NabSeries series)
    {
        var shipped = ShippedRules.Find<AnomalyRule>("traffic-unusual");
        var sensor = new ReplayedSensor("series", ReplayedSensor.For(shipped) with
        {
            MinDeviation = RobustDeviation([.. series.Rows.Take(series.Probation).Select(row => row.Value)]),
        });
        sensor.Tell(series.Rows);
        return NabScore.Of(series, sensor.Alerts.Select(alert => alert.RaisedAtMs));
    }

    private static double RobustDeviation(double[] values)
    {
        var median = Median(values);
        return 1.4826 * Median([.. values.Select(value => Math.Abs(value - median))]);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
