using CityTwin.City;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Up;
using CityTwin.Ingest;
using CityTwin.V1;

namespace CityTwin.Cli.Tests.Up;

public sealed class DeviceListTests : IDisposable
{
    private const int Streets = 3;
    private const int Large = EdgeGateways.MaxOwnConnections + 1;
    private const string OldHeader = "deviceId,password,kind,cell,building,lon,lat,elevationM,name,catchment,asset\n";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeRegistry _registry = new();
    private readonly Step _step = new();

    private string File => _folder.At("devices.csv");

    [Fact]
    public async Task A_small_citys_devices_stand_behind_no_gateway()
    {
        await Provision(Sensors.Many(5, Streets));
        Rows().Select(row => row.Gateway).ShouldBe(Enumerable.Repeat("", 5));
        _registry.Batches.ShouldHaveSingleItem().ShouldAllBe(device => device.Gateway == "" && device.Kind == "rain");
    }

    [Fact]
    public async Task A_large_citys_gateways_are_registered_first_and_each_device_behind_its_streets()
    {
        var sensors = Sensors.Many(Large, Streets);
        await Provision(sensors);
        _registry.Batches[0].Select(device => (device.DeviceId, device.Kind))
            .ShouldBe([("edge-500103001", ""), ("edge-500103002", ""), ("edge-500103003", "")]);
        var rows = Rows().ToDictionary(row => row.Id);
        rows.Count.ShouldBe(Large + Streets);
        rows["edge-500103002"].Kind.ShouldBeEmpty();
        rows["edge-500103002"].Password.ShouldBe("pw-2");
        sensors.ShouldAllBe(sensor => rows[sensor.DeviceId].Gateway == $"edge-{sensor.Cell.Street}");
    }

    [Fact]
    public async Task Requests_are_as_large_as_the_registry_takes_and_concern_few_of_its_shards()
    {
        await Provision(Sensors.Many(Large, Streets));
        var batches = _registry.Batches.Skip(1).ToList();
        batches.Count.ShouldBe((Large + DeviceList.BatchSize - 1) / DeviceList.BatchSize);
        var shards = batches.Select(batch => batch.Select(device => DeviceShard.KeyOf(device.DeviceId)).Distinct().Count()).ToList();
        // Where one group of shards ends and the next begins a request concerns both.
        shards.Sum().ShouldBeLessThanOrEqualTo((batches.Count * PlannedDevice.ShardsAtOnce) + DeviceShard.Count);
        batches.SelectMany(batch => batch.CountBy(device => DeviceShard.KeyOf(device.DeviceId)))
            .ShouldAllBe(shard => shard.Value < DeviceList.BatchSize / 2);
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_with_those_that_have_no_row()
    {
        var sensors = Sensors.Many(Large, Streets);
        _registry.BreaksAfter = 3;
        (await Should.ThrowAsync<CliException>(() => Provision(sensors))).Message.ShouldContain("gone");
        var before = Rows();
        before.Count.ShouldBe(Streets + (2 * DeviceList.BatchSize));
        _registry.BreaksAfter = int.MaxValue;
        await Provision(sensors);
        _registry.Rotated.ShouldBeEmpty();
        Rows().Take(before.Count).ShouldBe(before);
        Rows().Select(row => row.Id).Distinct().Count().ShouldBe(Large + Streets);
        _step.Last.ShouldBe((Large + Streets, Large + Streets));
    }

    [Fact]
    public async Task What_is_registered_and_has_no_row_gets_a_new_password()
    {
        var sensors = Sensors.Many(Large, Streets);
        await Provision(sensors);
        var lost = new[] { "edge-500103001", "dev-000007" };
        var kept = System.IO.File.ReadAllLines(File).Where(line => !lost.Contains(line.Split(',')[0])).ToList();
        System.IO.File.WriteAllLines(File, kept);
        await Provision(sensors);
        _registry.Rotated.ShouldBe(lost);
        Rows().Count.ShouldBe(Large + Streets);
        Rows().Single(row => row.Id == "dev-000007").Gateway.ShouldBe("edge-500103002");
    }

    [Fact]
    public async Task When_all_have_rows_nothing_is_asked()
    {
        await Provision(Sensors.Many(5, Streets));
        await Provision(Sensors.Many(5, Streets));
        _registry.Batches.Count.ShouldBe(1);
        _step.Skipped.ShouldBe("all 5 are");
    }

    [Fact]
    public async Task One_that_is_refused_is_named_and_those_before_it_keep_their_rows()
    {
        var sensors = Sensors.Many(5, Streets);
        var order = PlannedDevice.All(sensors);
        _registry.Refusal = (order[2].Id, "unknown-kind");
        (await Should.ThrowAsync<CliException>(() => Provision(sensors))).Message
            .ShouldBe($"the registry refuses {order[2].Id}: unknown-kind, so it is");
        Rows().Select(row => row.Id).ShouldBe(order.Take(2).Select(device => device.Id));
    }

    [Fact]
    public async Task A_small_citys_file_of_a_time_without_gateways_is_gone_on_with()
    {
        _folder.Write("devices.csv", OldHeader + "dev-000000,old,rain,500103001001001,,106.5,29.5,200,\"rain, 0\",c-1,\n");
        await Provision(Sensors.Many(2, Streets));
        System.IO.File.ReadAllText(File).ShouldBe(OldHeader
            + "dev-000000,old,rain,500103001001001,,106.5,29.5,200,\"rain, 0\",c-1,\n"
            + "dev-000001,pw-1,rain,500103002001001,,106.5,29.5,200,\"rain, 1\",c-1,\n");
    }

    [Fact]
    public async Task A_large_citys_file_of_a_time_without_gateways_is_refused_with_what_to_do()
    {
        _folder.Write("devices.csv", OldHeader);
        (await Should.ThrowAsync<CliException>(() => Provision(Sensors.Many(Large, Streets)))).Message.ShouldContain("--data");
        _registry.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_owner_can_read_the_file()
    {
        await Provision(Sensors.Many(1, 1));
        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Dispose();

    private Task Provision(IReadOnlyList<SensorPlacement> sensors) =>
        new DeviceList("no package", File).Provision(sensors, _registry, [], _step, CancellationToken.None);

    private List<(string Id, string Password, string Kind, string Gateway)> Rows() =>
    [
        .. CsvRows.Read(File, "devices.csv", DevicesFile.Columns)
            .Select(row => (row.Text("deviceId"), row.Text("password"), row.Text("kind"), row.Text("gateway"))),
    ];
}
