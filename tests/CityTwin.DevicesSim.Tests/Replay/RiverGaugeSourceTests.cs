using System.IO.Compression;
using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Replay;
using CityTwin.Testing;

namespace CityTwin.DevicesSim.Tests.Replay;

public class RiverGaugeSourceTests
{
    private readonly RiverGaugeSource _source = new();

    [Fact]
    public void Stages_are_metres_in_the_order_of_time_and_may_be_negative()
    {
        var gauge = _source.Read(Recordings.Folder("gauges")).Stations.ShouldHaveSingleItem();
        gauge.DeviceId.ShouldBe("hubeau-z0001010");
        gauge.Name.ShouldBe("Z0001010");
        gauge.Kind.ShouldBe("river-level");
        gauge.Readings.Select(reading => reading.Values.Single().Value).ShouldBe([1.0, 1.234, -0.12]);
        gauge.Readings.Select(reading => reading.TimeMs).ShouldBeInOrder();
        DateTimeOffset.FromUnixTimeMilliseconds(gauge.Readings[^1].TimeMs)
            .ShouldBe(new DateTimeOffset(2020, 1, 22, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named_and_the_others_go_on() =>
        _source.Read(Recordings.Folder("gauges")).BadRows.Kept.ShouldBe(
        [
            "Z0001010_LeRuisseau_10m.csv row 3: resultat_obs is 'broken', not a number.",
            "Z0001010_LeRuisseau_10m.csv row 4: date_obs is 'yesterday', not a time.",
            "Z0001010_LeRuisseau_10m.csv row 5: it has 3 fields, the header has 7.",
        ]);

    [Fact]
    public void An_archive_is_read_like_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("citytwin-sim-");
        ZipFile.CreateFromDirectory(Recordings.Folder("gauges"), Path.Combine(folder.FullName, "all.zip"));
        _source.Read(folder.FullName).Stations.ShouldHaveSingleItem().Readings.Count.ShouldBe(3);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_folder_without_gauges_is_refused_with_what_was_looked_for() =>
        Should.Throw<InputException>(() => _source.Read(Recordings.Folder("air"))).Message
            .ShouldEndWith("no file there has the columns code_site, date_obs and resultat_obs and a row to read.");

    [Fact]
    public void The_flood_of_January_2020_is_45_gauges_without_a_bad_row()
    {
        var input = _source.Read(SharedData.Require("03-telemetry/river-gauges-hubeau/dev"));
        input.Stations.Count.ShouldBe(45);
        input.BadRows.Count.ShouldBe(0);
        input.Stations.Sum(station => station.Readings.Count).ShouldBeInRange(180_000, 195_000);
        var (upstream, downstream) = (Peak("Y0634020"), Peak("Y0674060"));
        (downstream.TimeMs - upstream.TimeMs).ShouldBe((long)TimeSpan.FromMinutes(290).TotalMilliseconds);
        upstream.Values[0].Value.ShouldBe(15.49);

        // The last of its highest: a crest stands for a while.
        Mqtt.TelemetryReading Peak(string site) => input.Stations.Single(station => station.Site == site)
            .Readings.Reverse().MaxBy(reading => reading.Values[0].Value)!;
    }
}
