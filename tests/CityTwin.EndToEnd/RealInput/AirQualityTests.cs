using System.Globalization;

namespace CityTwin.EndToEnd.RealInput;

[Collection(RunningCityTests.Name)]
public class AirQualityTests(AirQualityReplay replay) : IClassFixture<AirQualityReplay>
{
    private const string Missing = "NA";

    /// <summary>A metric keeps its last value when the recording says NA: the two are not from the same hour.</summary>
    [Theory]
    [InlineData("Dongsi")]
    [InlineData("Shunyi")]
    public async Task Each_metric_shows_its_last_value_and_what_is_missing_changes_nothing(string station)
    {
        var twinId = (await replay.Device(station))["twinId"]!.GetValue<string>();
        var last = Last(station, "PM2.5");
        var twin = await Until.Holds(() => replay.City.Client.Twin(twinId),
            t => t["metrics"]?["pm25UgPerM3"]?["t"] is { } time && RecordedReplay.At(time) == last.At);
        twin["metrics"]!["pm25UgPerM3"]!["value"]!.GetValue<double>().ShouldBe(last.Value);
        var carbonMonoxide = Last(station, "CO");
        twin["metrics"]!["coUgPerM3"]!["value"]!.GetValue<double>().ShouldBe(carbonMonoxide.Value);
        RecordedReplay.At(twin["metrics"]!["coUgPerM3"]!["t"]).ShouldBe(carbonMonoxide.At);
    }

    [Fact]
    public async Task Nothing_is_refused_and_the_smog_of_four_years_alarms()
    {
        (await replay.Devices()).Count.ShouldBe(2);
        replay.Output.ShouldContain(" 0 refused, 0 rows not readable");
        (await replay.Alerts("Dongsi", "air-polluted")).Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_second_replay_says_that_it_changes_nothing_and_claims_no_alerts()
    {
        var again = await replay.Again();
        again.ShouldContain("0 devices registered, 2 of an earlier replay taken over");
        again.ShouldContain("2 of 2 stations have this recording");
        again.ShouldContain("0 of 2 stations alarmed, 0 alerts.");
    }

    /// <summary>Read by hand, so that a mistake of the replay's reader is not made twice. Times are Beijing's.</summary>
    private (DateTimeOffset At, double Value) Last(string station, string column)
    {
        var lines = File.ReadAllLines(Directory.GetFiles(replay.Folder, $"PRSA_Data_{station}_*.csv").Single())
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        var at = Array.IndexOf(lines[0], column);
        var row = lines.Skip(1).Last(cells => cells[at] != Missing);
        int Number(string name) => int.Parse(row[Array.IndexOf(lines[0], name)], CultureInfo.InvariantCulture);
        var hour = new DateTimeOffset(
            Number("year"), Number("month"), Number("day"), Number("hour"), 0, 0, TimeSpan.FromHours(8));
        return (hour, double.Parse(row[at], CultureInfo.InvariantCulture));
    }
}
