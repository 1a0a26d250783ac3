using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.Testing;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.RealInput;

[Collection(RunningCityTests.Name)]
public class RiverGaugeTests(RunningCity city)
{
    private const int Gauges = 45;

    [Fact]
    public async Task The_flood_of_January_2020_arrives_gauge_by_gauge()
    {
        var folder = SharedData.Require("03-telemetry/river-gauges-hubeau/dev");
        var replay = await Command.Run(Path.Combine(RepositoryRoot.Path, "citytwin"),
            ["replay", "river-gauges", "--from", folder, "--speed", "max", "--data", city.Process.Data],
            TimeSpan.FromMinutes(4));
        replay.Succeeded.ShouldBeTrue(replay.ToString());

        var devices = (await city.Client.Get("/v1/devices?pageSize=1000"))["devices"]!.AsArray()
            .Where(device => device!["clock"]?.GetValue<string>() == "replay")
            .ToList();
        devices.Count.ShouldBe(Gauges);
        foreach (var file in Directory.GetFiles(folder, "*.csv").Select(GaugeFile.Read))
        {
            var device = devices.Single(d => d!["deviceId"]!.GetValue<string>()
                .Contains(file.Site, StringComparison.OrdinalIgnoreCase))!;
            var twin = await Until.Holds(() => city.Client.Twin(device["twinId"]!.GetValue<string>()),
                t => At(t["metrics"]?["levelM"]) == file.NewestAt);
            At(twin["metrics"]?["levelM"]).ShouldBe(file.NewestAt, file.Site);
            twin["metrics"]!["levelM"]!["value"]!.GetValue<double>().ShouldBe(file.NewestM, tolerance: 1e-9, file.Site);
            var window = twin["window"]!.AsArray().Select(sample => At(sample)).ToList();
            window.ShouldBe(window.Order());
        }
    }

    private static DateTimeOffset? At(JsonNode? sample) => sample?["t"]?.GetValue<string>() is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
