using System.Security.Cryptography;
using CityTwin.City;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.Fleet;
using CityTwin.Fleet.Docks;
using CityTwin.Silo.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NetTopologySuite.Geometries;
using SimAreaFile = CityTwin.DevicesSim.Drones.Docks.FlightAreaFile;

namespace CityTwin.Silo.Tests.Fleet.Docks;

/// <summary>The city's no-fly areas as the simulated dock reads them, which knows nothing of how they are written.</summary>
public sealed class CityAreasTests(AzuriteFixture azurite) : IDisposable
{
    private const long HourMs = 3_600_000;

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("citytwin-media-");
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    public void Dispose() => _disk.Delete(recursive: true);

    [Fact]
    public void What_is_closed_to_everybody_from_the_ground_up_is_closed_to_docks_and_nothing_else_is()
    {
        var areas = Read(
            Area("helipad", AirspaceKind.NoFly, Square(106.50)), Area("office", AirspaceKind.Restricted, Square(106.52)),
            Area("approach", AirspaceKind.AltitudeLimit, Square(106.54)) with { CeilingM = 60 },
            Area("tunnel", AirspaceKind.NoFly, Square(106.56)) with { FloorM = 100 });
        areas.All.ShouldHaveSingleItem().IsNoFly.ShouldBeTrue();
        areas.Forbids(Place.Of(106.505, 29.505, 300)).ShouldBeTrue();
        foreach (var open in new[] { 106.525, 106.545, 106.565 })
        {
            areas.Forbids(Place.Of(open, 29.505, 300)).ShouldBeFalse();
        }
    }

    [Fact]
    public void An_area_of_two_parts_is_two_with_ids_that_stay_the_same()
    {
        var area = Area("airport", AirspaceKind.NoFly, new MultiPolygon([Square(106.50), Square(106.60)]));
        var (first, again) = (Read(area), Read(area));
        first.All.Select(one => one.Id).ShouldBe(again.All.Select(one => one.Id));
        first.All.Select(one => one.Id).ShouldBeUnique();
        first.All.Select(one => Guid.ParseExact(one.Id, "D")).ShouldBeUnique();
        first.Forbids(Place.Of(106.605, 29.505, 300)).ShouldBeTrue();
    }

    [Fact]
    public void An_area_with_hours_is_in_the_file_while_it_is_in_force()
    {
        var show = Area("show", AirspaceKind.NoFly, Square(106.50)) with { FromMs = 2 * HourMs, UntilMs = 3 * HourMs };
        int Count(long fromMs) => SimAreaFile.Read(AreaFileMaker.Make([show], fromMs, fromMs + 300_000), 10).Count;
        (Count(HourMs), Count(2 * HourMs), Count((2 * HourMs) - 200_000), Count(3 * HourMs)).ShouldBe((0, 1, 1, 0));
    }

    [Fact]
    public async Task The_file_lies_where_docks_are_sent_with_its_own_checksum_and_size()
    {
        var containers = await azurite.Containers();
        IReadOnlyList<AirspaceFeature> airspace = [Area("helipad", AirspaceKind.NoFly, Square(106.50))];
        var options = AnAircraft.Options(AnAircraft.KeyIn(_disk));
        using var areas = new CityAreas(containers, new DockStorage(options), options, _clock, NullLogger<CityAreas>.Instance) { Airspace = () => airspace };
        areas.Now(NowMs).ShouldBeNull("it is not stored yet");
        await areas.Look(TestContext.Current.CancellationToken);
        var first = areas.Now(NowMs).ShouldNotBeNull();
        first.Url.ShouldStartWith($"http://city.example/media/{MediaKey.AreaFile(first.Checksum)}?token=");
        var content = await Stored(first.Checksum);
        (Convert.ToHexStringLower(SHA256.HashData(content)), content.Length).ShouldBe((first.Checksum, (int)first.Size));

        airspace = [];
        await areas.Look(TestContext.Current.CancellationToken);
        var none = areas.Now(NowMs).ShouldNotBeNull("a city without areas says so: docks have to forget those they had");
        none.Checksum.ShouldNotBe(first.Checksum);
        SimAreaFile.Read(await Stored(none.Checksum), 10).ShouldBeEmpty();

        async Task<byte[]> Stored(string sha256) => (await containers.Media.GetBlobClient(MediaKey.AreaFile(sha256))
            .DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToArray();
    }

    private static FlightAreas Read(params AirspaceFeature[] airspace) => new(SimAreaFile.Read(AreaFileMaker.Make(airspace, 0, HourMs), 10));

    private static AirspaceFeature Area(string id, AirspaceKind kind, Geometry shape) => new(id, kind, id, "", 0, null, null, null, true, shape);

    private static Polygon Square(double west)
    {
        const double South = 29.50, SideDegrees = 0.01;
        return new Polygon(new LinearRing(
        [
            new(west, South), new(west + SideDegrees, South), new(west + SideDegrees, South + SideDegrees), new(west, South + SideDegrees), new(west, South),
        ]));
    }
}
