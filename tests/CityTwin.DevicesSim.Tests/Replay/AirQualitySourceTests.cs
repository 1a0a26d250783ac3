using CityTwin.DevicesSim.Replay;
using CityTwin.Testing;

namespace CityTwin.DevicesSim.Tests.Replay;

public class AirQualitySourceTests
{
    private readonly AirQualitySource _source = new();

    [Fact]
    public void What_is_missing_is_left_out_and_times_are_Beijings()
    {
        var station = _source.Read(Recordings.Folder("air")).Stations.ShouldHaveSingleItem();
        station.DeviceId.ShouldBe("beijing-dongsi");
        station.Readings.Count.ShouldBe(2);
        var first = station.Readings[0];
        DateTimeOffset.FromUnixTimeMilliseconds(first.TimeMs).ShouldBe(new DateTimeOffset(2013, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        first.Values.ToDictionary(value => value.Metric, value => value.Value).ShouldBe(new Dictionary<string, double>
        {
            ["pm25UgPerM3"] = 9, ["so2UgPerM3"] = 3, ["no2UgPerM3"] = 17, ["coUgPerM3"] = 300, ["o3UgPerM3"] = 89,
            ["temperatureC"] = -0.5,
        }, ignoreOrder: true);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named_and_the_others_go_on() =>
        _source.Read(Recordings.Folder("air")).BadRows.Kept.ShouldBe(
        [
            "station.csv row 4: year, month, day, hour are '2013 13 1 2', not an hour.",
            "station.csv row 5: PM2.5 is 'four', not a number.",
        ]);

    [Fact]
    public void Four_years_of_Beijing_are_two_stations_without_a_bad_row()
    {
        var input = _source.Read(SharedData.Require("03-telemetry/air-quality-beijing/dev"));
        input.Stations.Select(station => station.Site).ShouldBe(["Dongsi", "Shunyi"]);
        input.BadRows.Count.ShouldBe(0);
        input.Stations.ShouldAllBe(station => station.Readings.Count > 34_900 && station.Readings.Count <= 35_064);
    }
}
