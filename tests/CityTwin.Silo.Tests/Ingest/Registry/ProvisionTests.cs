using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Ingest.Registry;

public class ProvisionTests(SiloCluster silos) : RegistryTest(silos)
{
    [Fact]
    public async Task A_device_gets_a_twin_in_its_cell_and_is_found_again()
    {
        var request = Request("gauge") with { Building = TestCity.BuildingOf(Cell), Clock = DeviceClock.Replay };
        var device = await Provisioned(request);
        var sensor = device.Sensor.ShouldNotBeNull();
        (sensor.Kind, sensor.Cell, sensor.Building, sensor.Name, sensor.Clock)
            .ShouldBe((request.Kind, Cell, request.Building, "gauge", DeviceClock.Replay));
        (await Client.GetGrain<ISensorGrain>(sensor.Id.Value).Get()).ShouldNotBeNull();
        var found = (await Shard(device.DeviceId).Find(device.DeviceId)).ShouldNotBeNull();
        (found.DeviceId, found.Sensor, found.ProvisionedBy, found.Revoked)
            .ShouldBe((device.DeviceId, device.Sensor, "test", false));
        (await Shard("nobody").Find("nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        var first = await Provisioned(Request("once"));
        var again = await Provision(Request("once") with { SecretSha256 = new byte[32] });
        again.Error.ShouldBe(ProvisionError.AlreadyExists);
        again.Device.ShouldBeNull();
        (await Shard(first.DeviceId).Find(first.DeviceId))!.SecretSha256.ShouldBe(first.SecretSha256);
    }

    [Fact]
    public async Task What_the_city_does_not_know_is_refused_with_a_reason()
    {
        await ShouldBeRefused(Request("a") with { Kind = "teapot" }, ProvisionError.UnknownKind, "river-level");
        await ShouldBeRefused(Request("b") with { Cell = DivisionCode.Parse("500103999999999") }, ProvisionError.UnknownCell, "500103999999999");
        await ShouldBeRefused(Request("c") with { Cell = Street }, ProvisionError.UnknownCell, Street.Value);
        await ShouldBeRefused(Request("d") with { Building = TwinId.Building(Cell, "none") }, ProvisionError.UnknownBuilding, "none");
        var other = TestCity.CellOf(Street, 2);
        await ShouldBeRefused(Request("i") with { Building = TestCity.BuildingOf(other) }, ProvisionError.UnknownBuilding, other.Value);
        await ShouldBeRefused(Request("e") with { Gateway = "no-such-gateway" }, ProvisionError.UnknownGateway, "no-such-gateway");
        await ShouldBeRefused(Request("f") with { Gateway = "a/b" }, ProvisionError.UnknownGateway, "a/b");
        await ShouldBeRefused(Request("g") with { DeviceId = "a+b" }, ProvisionError.InvalidDeviceId, "a+b");
        await ShouldBeRefused(Request("h") with { DeviceId = "" }, ProvisionError.InvalidDeviceId, "device id");
    }

    [Fact]
    public async Task A_twin_id_of_the_package_is_given_to_the_first_who_asks()
    {
        var first = await Provisioned(Request("first") with { RequestedTwin = Twin("0042") });
        first.Sensor!.Id.ShouldBe(Twin("0042"));
        await ShouldBeRefused(Request("second") with { RequestedTwin = Twin("0042") }, ProvisionError.TwinTaken, "0042");
        var elsewhere = TwinId.Sensor(TestCity.CellOf(Street, 2), "0042");
        await ShouldBeRefused(Request("third") with { RequestedTwin = elsewhere }, ProvisionError.TwinTaken, elsewhere.Value);
    }

    [Fact]
    public async Task A_revoked_device_leaves_its_twin_to_the_one_that_takes_its_place()
    {
        var broken = await Provisioned(Request("broken-gauge") with { RequestedTwin = Twin("0077") });
        await Shard(broken.DeviceId).Revoke(broken.DeviceId);
        var fresh = await Provisioned(Request("new-gauge") with { RequestedTwin = Twin("0077") });
        (fresh.Sensor!.Id, fresh.Sensor.DeviceId).ShouldBe((Twin("0077"), fresh.DeviceId));
        await ShouldBeRefused(Request("third-gauge") with { RequestedTwin = Twin("0077") }, ProvisionError.TwinTaken, "0077");
    }

    [Fact]
    public async Task An_id_that_was_revoked_is_refused_without_the_advice_to_rotate_its_credential()
    {
        var device = await Provisioned(Request("revoked"));
        (await Provision(Request("revoked"))).Reason.ShouldContain("rotate");
        await Shard(device.DeviceId).Revoke(device.DeviceId);
        var refused = await Provision(Request("revoked"));
        refused.Error.ShouldBe(ProvisionError.AlreadyExists);
        refused.Reason.ShouldContain("another id");
        refused.Reason.ShouldNotContain("rotate");
    }

    [Fact]
    public async Task A_gateway_has_no_twin_and_its_devices_are_found_behind_it()
    {
        var gateway = await Provisioned(Request("gw") with { Kind = "" });
        gateway.Sensor.ShouldBeNull();
        var devices = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            devices.Add((await Provisioned(Request($"sub{i}") with { Gateway = gateway.DeviceId })).DeviceId);
        }

        var behind = await Task.WhenAll(Enumerable.Range(0, DeviceShard.Count)
            .Select(shard => Client.GetGrain<IDeviceRegistryGrain>(DeviceShard.Key(shard)).FindBehind(gateway.DeviceId)));
        behind.SelectMany(found => found).Select(device => device.DeviceId).ShouldBe(devices, ignoreOrder: true);
    }

    [Fact]
    public async Task Each_of_a_batch_has_its_own_outcome_in_the_order_of_the_request()
    {
        var same = Enumerable.Range(0, 5_000).Select(i => Request($"batch{i}"))
            .Where(request => DeviceShard.KeyOf(request.DeviceId) == "07").Take(4).ToArray();
        DeviceRequest[] batch = [same[0], same[1] with { Kind = "teapot" }, same[2], same[3] with { RequestedTwin = Twin("0001") }];
        var outcomes = await Client.GetGrain<IDeviceRegistryGrain>("07").Provision(batch);
        outcomes.Select(outcome => outcome.DeviceId).ShouldBe(batch.Select(request => request.DeviceId));
        outcomes.Select(outcome => outcome.Error).ShouldBe(
            [ProvisionError.None, ProvisionError.UnknownKind, ProvisionError.None, ProvisionError.TwinTaken]);
        outcomes.Where(outcome => outcome.Device is not null).Select(outcome => outcome.Device!.Sensor!.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_registration_that_broke_off_half_way_is_finished_by_asking_again()
    {
        var request = Request("broken");
        using (Cut("devices/"))
        {
            await Should.ThrowAsync<Exception>(() => Provision(request));
        }

        (await Shard(request.DeviceId).Find(request.DeviceId)).ShouldBeNull();
        var device = await Provisioned(request);
        device.Sensor!.Id.ShouldBe(Twin("0001"), "the place it was given before is still its own");
    }

    [Fact]
    public async Task A_registration_that_broke_off_does_not_bind_the_next_one()
    {
        var request = Request("changed");
        using (Cut("devices/"))
        {
            await Should.ThrowAsync<Exception>(() => Provision(request));
        }

        var device = await Provisioned(request with { Kind = "rain", Name = "a rain gauge after all" });
        (device.Sensor!.Kind, device.Sensor.Name).ShouldBe(("rain", "a rain gauge after all"));
        (await Client.GetGrain<ISensorGrain>(device.Sensor.Id.Value).Get()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Devices_are_listed_by_area_in_order_and_page_by_page()
    {
        var mine = Enumerable.Range(0, 5_000).Select(i => Request($"list{i:D4}"))
            .Where(request => DeviceShard.KeyOf(request.DeviceId) == "11").Take(5).ToArray();
        var shard = Client.GetGrain<IDeviceRegistryGrain>("11");
        await shard.Provision(mine);
        var ids = mine.Select(request => request.DeviceId).Order(StringComparer.Ordinal).ToArray();
        var first = await shard.List(Street, null, 2);
        first.Select(device => device.DeviceId).ShouldBe(ids[..2]);
        (await shard.List(Street, ids[1], 10)).Select(device => device.DeviceId).ShouldBe(ids[2..]);
        (await shard.List(Street, ids[4], 10)).ShouldBeEmpty();
        (await shard.List(TestCity.CellOf(Street, 2), null, 10)).ShouldBeEmpty();
    }

    private async Task ShouldBeRefused(DeviceRequest request, ProvisionError error, string mentions)
    {
        var outcome = await Provision(request);
        outcome.Error.ShouldBe(error);
        outcome.Device.ShouldBeNull();
        outcome.Reason.ShouldContain(mentions);
        (await Shard(request.DeviceId).Find(request.DeviceId)).ShouldBeNull();
    }
}
