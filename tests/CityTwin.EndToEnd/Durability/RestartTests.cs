using System.Buffers.Binary;
using System.Text.Json.Nodes;
using CityTwin.EndToEnd.Alerts;
using CityTwin.Testing.Running;
using CityTwin.V1;

namespace CityTwin.EndToEnd.Durability;

/// <summary>These stop and kill a city of their own.</summary>
public class RestartTests
{
    private const int Devices = 20;
    private const int ManyInFlight = 50;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_city_goes_on_where_it_was_interrupted()
    {
        Mosquitto.Require();
        var data = RunningCity.NewData();
        await using var city = new CityProcess("restart", data);
        await city.Start();
        Device device;
        AlertUpdate last;
        using (var client = await CityClient.For(city))
        {
            device = await client.Provision();
            using var watch = await AlertWatch.Open(city, new WatchAlertsRequest { Area = "50", IncludeOpen = true });
            (await new Mosquitto(city).Publish(device, Mosquitto.Level(99))).Succeeded.ShouldBeTrue();
            var alert = await client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
            await client.Post($"/v1/alerts/{alert["id"]}:acknowledge", new { note = "seen before the restart" });
            last = (await watch.ReadUntil(update => update.Type == "acknowledged"))[^1];
        }

        (await city.Stop()).ShouldBeEmpty("up left processes behind when it was interrupted");
        await city.Start();
        using (var client = await CityClient.For(city))
        {
            await client.ShouldShow(device, 99);
            var alert = await client.Get($"/v1/alerts/{last.Alert.Id}");
            alert["acknowledged"]!.GetValue<bool>().ShouldBeTrue();
            alert["state"]!.GetValue<string>().ShouldBe("active");
            (await client.Get($"/v1/alerts/{last.Alert.Id}/notes/{alert["note"]}"))["text"]!.GetValue<string>()
                .ShouldBe("seen before the restart");
            using var watch = await AlertWatch.Open(
                city, new WatchAlertsRequest { Area = "50", ResumeToken = last.ResumeToken });
            (await new Mosquitto(city).Publish(device, Mosquitto.Level(1))).Succeeded.ShouldBeTrue();
            var later = await watch.ReadUntil(update => update.Type == "cleared");
            later.First(update => update.Sequence > 0).Sequence.ShouldBe(
                (await client.AlertSequences(last.District)).First(sequence => sequence > last.Sequence));
            later[^1].Alert.Id.ShouldBe(last.Alert.Id);
            (await client.Alerts(device)).Count(a => a!["rule"]!.GetValue<string>() == "river-level-high")
                .ShouldBe(1, "the restart must not raise the same alert anew");
        }

        (await city.Stop()).ShouldBeEmpty();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_killed_silo_loses_nothing_it_acknowledged()
    {
        var data = RunningCity.NewData();
        await using var city = new CityProcess("killed-silo", data);
        await city.Start();
        var publishers = new List<AckedPublisher>();
        using (var client = await CityClient.For(city))
        {
            for (var i = 0; i < Devices; i++)
            {
                publishers.Add(new AckedPublisher(city, await client.Provision(), i, Devices, i % 2 == 0 ? 1 : ManyInFlight));
            }
        }

        using var stop = new CancellationTokenSource(Limit);
        var runs = publishers.Select(publisher => publisher.Run(stop.Token)).ToList();
        await Until.Holds(
            () => Task.FromResult(publishers.Min(p => p.Acknowledged.Count)), fewest => fewest > 50, Limit);
        city.Silo.Kill();
        await Task.WhenAll(runs);
        await city.Stop();
        publishers.ShouldAllBe(publisher => publisher.Acknowledged.Count > 50);
        NotInTheLog(data, publishers.SelectMany(publisher => publisher.Acknowledged)).ShouldBeEmpty();

        await city.Start();
        using (var client = await CityClient.For(city))
        {
            foreach (var publisher in publishers)
            {
                await ShouldHaveAllAcknowledged(client, publisher);
            }
        }

        (await city.Stop()).ShouldBeEmpty();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>The values whose bytes are nowhere in the write-ahead log's files.</summary>
    private static IEnumerable<double> NotInTheLog(string data, IEnumerable<double> values)
    {
        var sought = values.Select(BitConverter.DoubleToInt64Bits).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "wal")))
        {
            var bytes = File.ReadAllBytes(file);
            for (var at = 0; at + sizeof(long) <= bytes.Length; at++)
            {
                sought.Remove(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)));
            }
        }

        return sought.Select(BitConverter.Int64BitsToDouble);
    }

    /// <summary>The newest acknowledged value or a later one is shown, and the window behind it has no hole.</summary>
    private static async Task ShouldHaveAllAcknowledged(CityClient client, AckedPublisher publisher)
    {
        var acknowledged = publisher.Acknowledged.Order().ToList();
        var last = acknowledged[^1];
        var twin = await Until.Holds(() => client.Twin(publisher.Device.TwinId), t => Newest(t) >= last);
        Newest(twin).ShouldBeGreaterThanOrEqualTo(last, publisher.Device.Id);
        var window = twin["window"]!.AsArray().Select(sample => sample!["value"]!.GetValue<double>()).ToHashSet();
        window.ShouldNotBeEmpty();
        acknowledged.Where(value => value >= window.Min()).ShouldAllBe(value => window.Contains(value));
    }

    private static double Newest(JsonNode twin) =>
        twin["metrics"]?["levelM"]?["value"]?.GetValue<double>() ?? double.NegativeInfinity;
}
