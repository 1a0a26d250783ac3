using System.Security.Cryptography;
using CityTwin.City;
using CityTwin.DevicesSim.Drones.Waylines;
using CityTwin.Fleet;
using CityTwin.Fleet.Docks;
using CityTwin.Silo.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Fleet.Docks;

public sealed class FlightFilesTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("citytwin-media-");
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    private static UnitTask Patrol => AnAircraft.Task(MissionKind.PatrolRoute, [AnAircraft.Stop(106.571), AnAircraft.Stop(106.572)]);

    public void Dispose() => _disk.Delete(recursive: true);

    [Fact]
    public async Task A_file_lies_where_its_address_leads_for_some_hours_until_it_is_removed()
    {
        var containers = await azurite.Containers();
        var files = Files(containers, out var options);
        var flight = azurite.Fresh("f7.0.m1-");
        var (url, md5) = await files.Write(flight, Patrol, AnAircraft.Definition, AnAircraft.Type);
        await files.Write(flight, Patrol, AnAircraft.Definition, AnAircraft.Type);

        url.ShouldStartWith($"http://city.example/media/flights/{flight}.kmz?token=");
        var key = new MediaKey(Convert.FromBase64String(await File.ReadAllTextAsync(options.Value.MediaKeyFile, TestContext.Current.CancellationToken)));
        var (token, nowS) = (url.Split("token=")[1], _clock.GetUtcNow().ToUnixTimeSeconds());
        key.Opens(MediaKey.FlightFile(flight), token, nowS + 18_000).ShouldBeTrue();
        key.Opens(MediaKey.FlightFile(flight), token, nowS + 22_000).ShouldBeFalse();
        var blob = containers.Media.GetBlobClient(MediaKey.FlightFile(flight));
        var content = (await blob.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToArray();
        Convert.ToHexStringLower(MD5.HashData(content)).ShouldBe(md5);
        WaylineFile.Read(content).PointCount.ShouldBe(2);

        await files.Remove(flight);
        (await blob.ExistsAsync(TestContext.Current.CancellationToken)).Value.ShouldBeFalse();
        await files.Remove(flight);
    }

    [Fact]
    public async Task A_storage_that_does_not_take_it_is_told_of_in_a_sentence()
    {
        var files = Files(await azurite.Containers(new LossyTransport(request => request.Uri.Path.Contains("flights", StringComparison.Ordinal))), out _);
        (await Should.ThrowAsync<FlightFileException>(() => files.Write("f1.0.lost-1", Patrol, AnAircraft.Definition, AnAircraft.Type)))
            .Message.ShouldStartWith("Storage could not take flights/f1.0.lost-1.kmz: ");
    }

    [Fact]
    public async Task Without_a_key_for_media_there_is_no_file_and_the_setting_is_named()
    {
        var options = AnAircraft.Options("");
        var files = new FlightFiles(await azurite.Containers(), new DockStorage(options), options, _clock);
        (await Should.ThrowAsync<FlightFileException>(() => files.Write("f1.0.m1-1", Patrol, AnAircraft.Definition, AnAircraft.Type)))
            .Message.ShouldContain("Docks:MediaKeyFile");
    }

    private FlightFiles Files(CityTwin.Storage.BlobContainers containers, out Microsoft.Extensions.Options.IOptions<DockOptions> options)
    {
        options = AnAircraft.Options(AnAircraft.KeyIn(_disk));
        return new FlightFiles(containers, new DockStorage(options), options, _clock);
    }
}
