using CityTwin.City;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Fleet;

public sealed class TaskMakerTests
{
    [Fact]
    public void A_look_takes_pictures_and_measures_with_what_the_unit_has()
    {
        Actions(MissionKind.Verify, Capability.Camera, Capability.Thermal).ShouldBe([StopActionType.TakePhoto, StopActionType.TakeThermal, StopActionType.Wait]);
        Actions(MissionKind.Verify, Capability.Crew).ShouldBe([StopActionType.Search, StopActionType.Wait]);
        Actions(MissionKind.Rescue, Capability.Pump).ShouldBe([StopActionType.Pump]);
        Actions(MissionKind.Cordon, Capability.Barrier, Capability.Speaker).ShouldBe([StopActionType.Barrier, StopActionType.Speak]);
    }

    [Fact]
    public void A_robot_may_go_as_far_as_the_scene_and_sees_the_rest_as_its_horizon()
    {
        var task = Make(TwinKind.Robot, MissionKind.Deliver, [Capability.Carry], legs: 3, scene: 1);

        (task.Released, task.Scene, task.Stops.Count).ShouldBe((2, 1, 3));
        task.Stops[0].Actions.Single().Type.ShouldBe(StopActionType.PickUp);
        task.Stops[2].Actions.Single().Type.ShouldBe(StopActionType.DropOff);
        Make(TwinKind.Drone, MissionKind.PatrolRoute, [Capability.Camera], legs: 3, scene: 0).Released.ShouldBe(3);
    }

    [Fact]
    public void Actions_have_ids_of_their_own_and_the_task_the_id_of_its_attempt()
    {
        var task = Make(TwinKind.Drone, MissionKind.PatrolRoute, [Capability.Camera, Capability.Thermal], legs: 4, scene: 0);

        task.Stops.SelectMany(stop => stop.Actions).Select(action => action.ActionId).ShouldBeUnique();
        task.Id.ShouldBe(MissionIdentity.TaskOf(MissionDriver.Id, 2));
    }

    [Fact]
    public void Whose_camera_is_to_be_turned_one_way_is_turned_that_way_at_every_stop()
    {
        var away = MissionDriver.Aim.Place with { Longitude = MissionDriver.Aim.Place.Longitude - 0.01 };
        Headings(null).ShouldBe([90, 90]);
        Headings(37).ShouldBe([37, 37]);

        IEnumerable<double?> Headings(double? lookDeg) => TaskMaker.Make(
            MissionDriver.Id, MissionKind.PatrolArea, MissionDriver.Aim, 1, View(TwinKind.Drone, []),
            new UnitWay(null, "", [new WayLeg(away, [], [], 0), new WayLeg(away, [], [], 0)], 0, 0, 0, 0, 0, 0), 0, 0, lookDeg: lookDeg)
            .Stops.Select(stop => stop.HeadingDeg);
    }

    [Theory]
    [InlineData(0, null, 1, false)]
    [InlineData(2, 2, 3, false)]
    [InlineData(2, 1, 3, false)]
    [InlineData(2, 5, 6, true)]
    public void A_change_is_news_to_the_record_and_to_a_unit_whose_last_change_was_not_recorded(int recorded, int? told, int next, bool isAhead)
    {
        var task = Make(TwinKind.Robot, MissionKind.Deliver, [Capability.Carry], legs: 2, scene: 1) with { Revision = recorded };
        var unit = View(TwinKind.Robot, []) with { Mission = task.Mission, Revision = told };

        (TaskMaker.NextRevision(task, unit), TaskMaker.IsAhead(unit, task)).ShouldBe((next, isAhead));
        var busyElsewhere = unit with { Mission = MissionId.Create(MissionDriver.Cell, "other") };
        (TaskMaker.NextRevision(task, busyElsewhere), TaskMaker.IsAhead(busyElsewhere, task)).ShouldBe((recorded + 1, false));
    }

    private static IEnumerable<StopActionType> Actions(MissionKind kind, params Capability[] can) =>
        Make(TwinKind.Team, kind, can, legs: 1, scene: 0).Stops[0].Actions.Select(action => action.Type);

    private static UnitTask Make(TwinKind unit, MissionKind kind, IReadOnlyList<Capability> can, int legs, int scene)
    {
        var way = new UnitWay(
            null, "", [.. Enumerable.Range(0, legs).Select(i => new WayLeg(MissionDriver.Aim.Place, [], [], i))], 0, 0, 0, 0, 0, 0);
        return TaskMaker.Make(MissionDriver.Id, kind, MissionDriver.Aim, 2, View(unit, can), way, scene, stayS: 30);
    }

    private static UnitView View(TwinKind unit, IReadOnlyList<Capability> can) => new()
    {
        Definition = new UnitDefinition(
            TwinId.Unit(unit, MissionDriver.Cell, "1"), "d", "t", UnitProtocol.Native, "", "", "", "", MissionDriver.Cell,
            MissionDriver.Aim.Place, null, null, []),
        Capabilities = can,
    };
}
