using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Units;
using CityTwin.Ingest;
using CityTwin.Silo.Tests.Ingest.Registry;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CityTwin.Silo.Tests.Fleet.Units;

public class UnitGrainTests(SiloCluster silos) : RegistryTest(silos)
{
    private MissionId M1 => MissionId.Create(Cell, "m1");

    private MissionId M2 => MissionId.Create(Cell, "m2");

    private IFleetGrain Fleet => Client.GetGrain<IFleetGrain>(Street.District.Value);

    [Fact]
    public async Task A_unit_that_was_never_heard_is_listed_and_cannot_be_sent()
    {
        var unit = await Crew();
        var listed = (await Fleet.List(new UnitQuery(Kinds: [TwinKind.Team]))).Units.ShouldHaveSingleItem();
        (listed.Id, listed.Link, listed.Status, listed.Place).ShouldBe(
            (unit.Id, UnitLink.Never, UnitStatus.Unavailable, unit.Definition.Home));
        (await Should.ThrowAsync<UnitRefusedException>(() => Grain(unit.Id).Lease(M1.Value, false, TimeSpan.FromMinutes(1))))
            .Why.ShouldBe(UnitRefusal.Offline);
        (await Client.GetGrain<IUnitGrain>($"team:{Cell}:none").Get()).ShouldBeNull();
    }

    [Fact]
    public async Task A_twin_is_one_devices_until_that_is_revoked()
    {
        var unit = await Crew();
        var other = Asked("other", TwinKind.Team, "fire-crew", UnitProtocol.Native, unit.Id);
        (await Provision(other)).Error.ShouldBe(ProvisionError.TwinTaken);
        await Shard(unit.Definition.DeviceId).Revoke(unit.Definition.DeviceId);
        (await Provisioned(other)).Unit!.Id.ShouldBe(unit.Id);
        (await Grain(unit.Id).Get())!.Definition.DeviceId.ShouldBe(other.DeviceId);
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_with_a_reason()
    {
        var robot = Asked("robot", TwinKind.Robot, "pump-robot", UnitProtocol.Vda5050);
        (await Provision(robot)).Reason.ShouldContain("protocolVersion");
        (await Provision(robot with { Unit = robot.Unit! with { Type = "balloon" } })).Error.ShouldBe(ProvisionError.UnknownKind);
        (await Provision(robot with { Unit = robot.Unit! with { Type = "dock-drone" } })).Error.ShouldBe(ProvisionError.InvalidUnit);
        var drone = Asked("drone", TwinKind.Drone, "dock-drone", UnitProtocol.DjiCloud);
        (await Provision(drone)).Reason.ShouldContain("dock is empty");
    }

    [Fact]
    public async Task A_crew_is_sent_tells_how_it_goes_and_everybody_sees_it()
    {
        var unit = await Crew();
        var ear = await Listen(unit);
        await Online(unit);
        await ear.Shown(units => units.TryGetValue(unit.Id, out var shown) && shown.Link == UnitLink.Online).WaitAsync(Patience);
        var lease = await Grain(unit.Id).Lease(M1.Value, false, TimeSpan.FromMinutes(5));
        await Grain(unit.Id).Do(new StartTask("c-1", lease.Fence, Task()), M1.Value);
        await ear.Sent(sent => sent is [var (topic, payload), ..]
            && topic == $"citytwin/v1/{unit.Definition.DeviceId}/commands/c-1"
            && payload.Contains("start-task", StringComparison.Ordinal)).WaitAsync(Patience);
        await Hear(unit, "commands/c-1/reply", """{"commandId":"c-1","result":"ok"}""");
        await Say(unit, $$"""{"type":"task","t":{{Now}},"taskId":"m1-1","fence":{{lease.Fence}},"event":"accepted"}""");
        await Say(unit, $$"""{"type":"position","t":{{Now}},"longitude":106.52,"latitude":29.5,"speedMps":5}""");
        await ear.Shown(units => units[unit.Id] is { Status: UnitStatus.Busy, Motion.Position.Longitude: 106.52 } shown
            && shown.Mission == M1 && shown.Path.Count > 0).WaitAsync(Patience);
        await Say(unit, $$"""{"type":"task","t":{{Now}},"taskId":"m1-1","fence":{{lease.Fence}},"event":"completed"}""");
        var view = (await Grain(unit.Id).Get())!;
        (view.Mission, view.History.Single().Outcome, view.Status).ShouldBe((null, "done", UnitStatus.Available));
        var radio = await Grain(unit.Id).RadioLog(100);
        radio.Select(line => line.What).ShouldBeSubsetOf(
            ["link-online", "lease", "start-task", "accepted", "completed", "control", "mission-refused"]);
        radio.Single(line => line.What == "start-task").By.ShouldBe(M1.Value);
        (await Grain(unit.Id).Track(0)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_dispatchers_one_gets_the_unit_and_an_older_token_does_nothing()
    {
        var unit = await Crew();
        await Online(unit);
        var grabs = await System.Threading.Tasks.Task.WhenAll(new[] { M1, M2 }.Select(async mission =>
        {
            try
            {
                return await Grain(unit.Id).Lease(mission.Value, false, TimeSpan.FromMinutes(5));
            }
            catch (UnitRefusedException e) when (e.Why == UnitRefusal.Taken)
            {
                return null;
            }
        }));
        var lease = grabs.OfType<UnitLease>().ShouldHaveSingleItem();
        var person = await Grain(unit.Id).Lease("user:li", true, TimeSpan.FromMinutes(5));
        person.Fence.ShouldBeGreaterThan(lease.Fence);
        (await Should.ThrowAsync<UnitRefusedException>(() => Grain(unit.Id).Do(new StartTask("c", lease.Fence, Task()), M1.Value)))
            .Why.ShouldBe(UnitRefusal.Fenced);
    }

    [Fact]
    public async Task Tokens_and_what_was_said_outlive_the_silos()
    {
        var unit = await Crew();
        await Online(unit);
        var lease = await Grain(unit.Id).Lease(M1.Value, false, TimeSpan.FromMinutes(5));
        await Grain(unit.Id).Do(new StartTask("c-1", lease.Fence, Task()), M1.Value);
        await Cluster.DeactivateAsync(Grain(unit.Id)); // Of two that are awake the older would write in vain, and say so.
        await using var other = await Silos.Start(1);
        var again = other.Client.GetGrain<IUnitGrain>(unit.Id.Value);
        var view = (await again.Get())!;
        (view.Mission, view.Lease!.Fence, view.Link).ShouldBe((M1, lease.Fence, UnitLink.Online));
        (await again.Lease("user:li", true, TimeSpan.FromMinutes(5))).Fence.ShouldBe(lease.Fence + 1);
        (await again.RadioLog(100)).ShouldContain(line => line.What == "start-task");
        var page = await other.Client.GetGrain<IFleetGrain>(Street.District.Value).List(new UnitQuery());
        page.Units.Single().Id.ShouldBe(unit.Id);
    }

    [Fact]
    public async Task An_activation_that_another_has_written_after_gives_way_to_what_is_stored()
    {
        var unit = await Crew();
        Silos.Errors.Expect($"unit/{unit.Id}");
        await using var other = await Silos.Start(1, settings: new Dictionary<string, string?> { ["Fleet:SaveEvery"] = "00:00:01" });
        var older = other.Client.GetGrain<IUnitGrain>(unit.Id.Value);
        (await older.Get()).ShouldNotBeNull();
        await Client.GetGrain<IUnitInside>(unit.Id.Value).Replace(unit.Definition.DeviceId, unit.Definition with { Name = "renamed" });

        await other.Client.GetGrain<IUnitInside>(unit.Id.Value).Note(new UnitMessageRefused(Now, "topic", "code", "$", "reason")); // It is saved in its turn.

        await Eventually(async () => (await older.Get())!.Definition.Name == "renamed");
    }

    [Fact]
    public async Task A_lease_that_cannot_be_stored_is_not_given()
    {
        var unit = await Crew();
        await Online(unit);
        using (Cut($"unit/{unit.Id}"))
        {
            await Should.ThrowAsync<Exception>(() => Grain(unit.Id).Lease(M1.Value, false, TimeSpan.FromMinutes(5)));
        }

        (await Grain(unit.Id).Get())!.Lease.ShouldBeNull();
        (await Grain(unit.Id).Lease(M2.Value, false, TimeSpan.FromMinutes(5))).Holder.ShouldBe(M2.Value);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_taken_when_it_is_said_again_until_it_is_stored()
    {
        var unit = await Crew();
        using (Cut($"unit/{unit.Id}"))
        {
            await Should.ThrowAsync<Exception>(() => Online(unit));
            await Should.ThrowAsync<Exception>(() => Online(unit), "it is no news to the unit any more, and is stored nowhere");
        }

        await Online(unit);
        await Cluster.DeactivateAsync(Grain(unit.Id));
        await using var other = await Silos.Start(1); // It has nothing but what is stored.
        (await other.Client.GetGrain<IUnitGrain>(unit.Id.Value).Get())!.Link.ShouldBe(UnitLink.Online);
    }

    [Fact]
    public async Task A_cell_knows_which_units_are_in_it()
    {
        var unit = await Crew();
        await Online(unit);
        (await Grain(unit.Id).Get())!.Cell.ShouldBe(Cell);
        await Eventually(async () => (await CellGrain.Get()).Units?.Contains(unit.Id) == true);
    }

    [Fact]
    public async Task A_person_sends_a_drone_only_where_the_citys_air_is_open()
    {
        await using var other = await Silos.Start(1, services: services => services.AddSingleton<IAirPlaces>(new ClosedAir()));
        var definition = Asked("flier", TwinKind.Drone, "dock-drone", UnitProtocol.Native).Unit!;
        var drone = other.Client.GetGrain<IUnitGrain>(definition.Id.Value);
        await other.Client.GetGrain<IUnitInside>(definition.Id.Value).Replace(definition.DeviceId, definition);
        await drone.Hear([new UnitMessage(
            definition.DeviceId, $"citytwin/v1/{definition.DeviceId}/event", Encoding.UTF8.GetBytes($$"""{"type":"status","t":{{Now}},"status":"available"}"""), Now)]);
        var lease = await drone.Lease("li", true, TimeSpan.FromMinutes(5));

        (await Should.ThrowAsync<UnitRefusedException>(
            () => drone.Do(new GoTo("c-1", lease.Fence, new TaskStop(new(106.5, 29.5, 0), [], [], [], null, null, 0)), "li"))).Message.ShouldBe("closed");
    }

    private sealed class ClosedAir : IAirPlaces
    {
        public GeoPoint Aloft(TwinId unit, GeoPoint from, GeoPoint place, long nowMs) => throw new UnitRefusedException(UnitRefusal.OutOfArea, "closed");
    }

    [Fact]
    public async Task What_a_dock_says_reaches_its_drone_and_only_its_own()
    {
        var dock = await Provisioned(Asked("dock", TwinKind.Dock, "drone-dock", UnitProtocol.DjiCloud));
        var drone = await Provisioned(Asked("drone", TwinKind.Drone, "dock-drone", UnitProtocol.DjiCloud) with { Gateway = dock.DeviceId });
        drone.Unit!.Dock.ShouldBe(dock.Unit!.Id);
        await Grain(dock.Unit.Id).Hear([new UnitMessage(dock.DeviceId, $"thing/product/{dock.DeviceId}/events", "{}"u8.ToArray(), Now)]);
        (await Grain(drone.Unit.Id).Get())!.HeardAtMs.ShouldBeGreaterThan(0);
        (await Should.ThrowAsync<UnitRefusedException>(() => Grain(dock.Unit.Id).Lease(M1.Value, false, TimeSpan.FromMinutes(1))))
            .Why.ShouldBe(UnitRefusal.Incapable);
    }

    [Fact]
    public async Task Many_positions_are_few_messages_to_a_map()
    {
        var unit = await Crew();
        var since = TimeProvider.System.GetTimestamp();
        var ear = await Listen(unit);
        for (var i = 1; i <= 100; i++)
        {
            await Say(unit, $$"""{"type":"position","t":{{Now}},"longitude":{{106 + (i / 1000.0)}},"latitude":29.5}""");
        }

        await ear.Shown(units => units.TryGetValue(unit.Id, out var shown) && shown.Place.Longitude == 106.1).WaitAsync(Patience);
        ear.Told.ShouldBeLessThanOrEqualTo((int)(TimeProvider.System.GetElapsedTime(since) / new FleetOptions().SpeakEvery) + 3);
    }

    private async Task<UnitView> Crew()
    {
        var device = await Provisioned(Asked("crew", TwinKind.Team, "fire-crew", UnitProtocol.Native));
        return (await Grain(device.Unit!.Id).Get()).ShouldNotBeNull();
    }

    private DeviceRequest Asked(string name, TwinKind kind, string type, UnitProtocol protocol, TwinId? id = null)
    {
        var request = Request(name);
        return request with
        {
            Kind = type,
            Unit = new UnitDefinition(
                id ?? TwinId.Unit(kind, Cell, "0001"), request.DeviceId, type, protocol, "", "", request.DeviceId, name, Cell,
                new GeoPoint(106.5, 29.5, 200), null, null, []),
        };
    }

    [Fact]
    public async Task A_unit_that_leaves_its_district_is_shown_where_it_is_until_it_is_gone_from_there()
    {
        var unit = await Crew();
        var (home, abroad) = (unit.Cell, DivisionCode.Parse("500899001001001"));
        var (ear, there) = (new UnitEar("nobody"), Client.GetGrain<IFleetGrain>(abroad.District.Value));
        await ear.OnUnits(abroad.District, await there.Subscribe(Client.CreateObjectReference<IFleetObserver>(ear)));

        await Fleet.Report(unit with { Cell = abroad, Version = unit.Version + 100 });
        await ear.Shown(units => units.TryGetValue(unit.Id, out var seen) && seen.Cell == abroad).WaitAsync(Patience);
        (await there.List(new UnitQuery())).Units.ShouldHaveSingleItem().Id.ShouldBe(unit.Id);

        await Fleet.Report(unit with { Cell = home, Version = unit.Version + 101 });
        await ear.Shown(units => units.TryGetValue(unit.Id, out var seen) && seen.Cell == home).WaitAsync(Patience);
        (await there.List(new UnitQuery())).Units.ShouldBeEmpty();
    }

    private async Task<UnitEar> Listen(UnitView unit)
    {
        var ear = Silos.Hold(new UnitEar(unit.Definition.DeviceId));
        await Shard(unit.Definition.DeviceId).Watch(Client.CreateObjectReference<IFrontDoorObserver>(ear));
        await ear.OnUnits(Street.District, await Fleet.Subscribe(Client.CreateObjectReference<IFleetObserver>(ear)));
        return ear;
    }

    private Task Online(UnitView unit) => Say(unit, $$"""{"type":"status","t":{{Now}},"status":"available","crew":4}""");

    private Task Say(UnitView unit, string json) => Hear(unit, "event", json);

    private Task Hear(UnitView unit, string topic, string json) => Grain(unit.Id).Hear(
        [new UnitMessage(unit.Definition.DeviceId, $"citytwin/v1/{unit.Definition.DeviceId}/{topic}", Encoding.UTF8.GetBytes(json), Now)]);

    private UnitTask Task() => new(
        "m1-1", M1, MissionKind.Rescue,
        [new TaskStop(new GeoPoint(106.55, 29.5, 200), [], [], [], null, null, 0)], 0, 1, 0, 0, LostLinkAction.Hover);

    private IUnitGrain Grain(TwinId unit) => Client.GetGrain<IUnitGrain>(unit.Value);

    /// <summary>For what is told one way: asked again until it is so.</summary>
    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
