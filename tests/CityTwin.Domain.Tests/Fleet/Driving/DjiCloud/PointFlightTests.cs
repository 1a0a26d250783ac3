using System.Text.Json.Nodes;
using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>Flights from point to point, as for a mission to look at something.</summary>
public class PointFlightTests
{
    private static readonly StopAction[] Look =
        [new("photo", StopActionType.TakePhoto), new("stay", StopActionType.Wait, 5), new("say", StopActionType.Speak, Text: "请撤离"), new("pump", StopActionType.Pump)];

    private readonly Scene _scene = new Scene().Awake();

    [Fact]
    public void To_look_at_something_it_takes_off_at_once_without_a_file()
    {
        _scene.Do(new StartTask("c1", 3, Scene.Verify(), Scene.Url, Scene.Md5));
        _scene.TheDock.Got.Select(one => one.Method).ShouldBe(["takeoff_to_point"]);
        var data = _scene.TheDock.Got[0].Data!;
        ((double)data["target_height"]!, (double)data["commander_flight_height"]!, (int)data["rth_altitude"]!).ShouldBe((300, 60, 80));
        ((string)data["flight_id"]!, (int)data["max_speed"]!).ShouldBe(("f3.0.v1-1", 12));
    }

    [Fact]
    public void On_the_scene_it_does_what_is_to_be_done_measures_and_is_called_home()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify("v1-1", Look)));
        _scene.Seconds(8);
        _scene.TheDock.MaxTemperatureC = 412;
        _scene.Seconds(12);
        _scene.Said<StopReached>().Select(one => one.Stop).ShouldBe([0]);
        _scene.Said<ActionEnded>().Select(one => (one.ActionId, one.IsDone)).ShouldBe([("photo", true), ("stay", true), ("say", true), ("pump", false)]);
        _scene.Said<TaskMeasured>().Last().ShouldSatisfyAllConditions(one => one.Metric.ShouldBe("maxTemperatureC"), one => one.Value.ShouldBe(412));
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
        _scene.TheDock.Got.Select(one => one.Method).ShouldBe(
            ["takeoff_to_point", "payload_authority_grab", "gimbal_reset", "camera_photo_take", "speaker_tts_play_start", "return_home"]);
    }

    [Fact]
    public void Further_stops_are_flown_to_one_after_the_other_around_what_is_in_the_way()
    {
        var stops = new[] { Scene.Stop(106.57, []), Scene.Stop(106.58, []) with { Path = [new(106.575, 29.57, 300), new(106.58, 29.56, 300)] } };
        _scene.Do(new StartTask("c1", 1, Scene.Verify() with { Stops = stops, Released = 2 }));
        _scene.Seconds(30);
        _scene.TheDock.Got.Where(one => one.Method == "fly_to_point").Select(one => (double)one.Data!["points"]![0]!["longitude"]!).ShouldBe([106.575, 106.58]);
        _scene.Said<StopReached>().Select(one => one.Stop).ShouldBe([0, 1]);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void What_is_not_released_yet_is_waited_for()
    {
        var stops = new[] { Scene.Stop(106.57, []), Scene.Stop(106.58, []) };
        _scene.Do(new StartTask("c1", 1, Scene.Verify() with { Stops = stops, Released = 1 }));
        _scene.Seconds(40);
        _scene.TheDock.Got.ShouldNotContain(one => one.Method == "fly_to_point");
        _scene.Do(new StartTask("c2", 1, Scene.Verify() with { Stops = stops, Released = 2, Revision = 1 }));
        _scene.Seconds(12);
        _scene.Said<StopReached>().Select(one => one.Stop).ShouldBe([0, 1]);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_task_that_is_changed_under_way_leads_elsewhere_and_is_not_begun_anew()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify()));
        _scene.Seconds(3);
        _scene.Do(new StartTask("c2", 1, Scene.Verify() with { Stops = [Scene.Stop(106.6, [])], Revision = 1 }));
        ((double)_scene.TheDock.Got.Last(one => one.Method == "fly_to_point").Data!["points"]![0]!["longitude"]!).ShouldBe(106.6);
        _scene.Seconds(10);
        _scene.Said<StopReached>().Count().ShouldBe(1);
        _scene.TheDock.Got.Count(one => one.Method == "takeoff_to_point").ShouldBe(1);
    }

    [Fact]
    public void Paused_it_hovers_and_then_flies_on_to_where_it_was_going()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify()));
        _scene.Seconds(3);
        _scene.Do(new PauseTask("c2", 1));
        _scene.Seconds(20);
        _scene.Said<TaskPaused>().Count().ShouldBe(1);
        _scene.Said<TaskFailed>().ShouldBeEmpty();
        _scene.Do(new ResumeTask("c3", 1));
        _scene.Seconds(20);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_person_takes_it_over_on_its_way_home_and_sends_it_elsewhere()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Patrol(), Scene.Url, Scene.Md5));
        _scene.Seconds(4);
        _scene.Do(new CancelTask("c2", 1));
        _scene.Seconds(3);
        _scene.Do(new GoTo("c3", 2, Scene.Stop(106.59, [])));
        _scene.TheDock.Got.Select(one => one.Method).TakeLast(3).ShouldBe(["return_home_cancel", "flight_authority_grab", "fly_to_point"]);
        _scene.Seconds(8);
        _scene.Said<CommandAnswered>().ShouldContain(one => one.CommandId == "c3");
        _scene.TheDock.IsInTheAir.ShouldBeTrue("it hovers there");
    }

    [Fact]
    public void A_person_takes_over_a_task_which_has_then_failed()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Patrol(), Scene.Url, Scene.Md5));
        _scene.Seconds(4);
        _scene.Do(new GoTo("c3", 2, Scene.Stop(106.59, [])));
        _scene.Seconds(10);
        _scene.Said<TaskFailed>().ShouldHaveSingleItem().Code.ShouldBe("taken-over");
        Should.Throw<UnitRefusedException>(() => _scene.Do(new PauseTask("c4", 1))).Why.ShouldBe(UnitRefusal.Fenced);
    }

    [Fact]
    public void Stopped_by_a_person_it_takes_no_task_until_it_is_called_home()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify()));
        _scene.Seconds(3);
        _scene.Do(new StopNow("c2", 2));
        _scene.Sent.ShouldContain(one => one.Topic == $"thing/product/{SmallDock.Sn}/drc/down" && JsonNode.Parse(one.Payload)!["method"]!.ToString() == "drone_emergency_stop");
        _scene.Said<TaskPaused>().Count().ShouldBe(1);
        Should.Throw<UnitRefusedException>(() => _scene.Do(new ResumeTask("c3", 2))).Why.ShouldBe(UnitRefusal.NotAutomatic);
        _scene.Do(new ReturnHome("c4", 2));
        _scene.Seconds(12);
        _scene.Said<TaskCancelled>().Count().ShouldBe(1);
        _scene.Do(new StartTask("c5", 3, Scene.Verify("v2-1")));
        _scene.Seconds(20);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_picture_is_the_tasks_even_when_it_comes_after_it_and_only_from_the_docks_own_place()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify()));
        _scene.Seconds(20);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
        Picture($"docks/{SmallDock.Sn}/f1.0.v1-1/DJI_1_V.jpeg");
        Picture("docks/OTHER/f1.0.v1-1/DJI_1_V.jpeg");
        _scene.Said<MediaTaken>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.TaskId.ShouldBe("v1-1"), one => one.MediaType.ShouldBe("image/jpeg"), one => one.Longitude.ShouldBe(106.5));
        Picture($"docks/{SmallDock.Sn}/../OTHER/DJI_1_V.jpeg");
        _scene.Said<MediaTaken>().Count().ShouldBe(1);
        _scene.Said<UnitMessageRefused>().Select(one => one.At).ShouldBe(["$.data.file.object_key", "$.data.file.object_key"]);

        void Picture(string key)
        {
            _scene.TheDock.Say("file_upload_callback", new JsonObject
            {
                ["file"] = new JsonObject
                {
                    ["object_key"] = key, ["name"] = "DJI_1_V.jpeg", ["ext"] = new JsonObject { ["flight_id"] = "f1.0.v1-1", ["is_original"] = true },
                    ["metadata"] = new JsonObject { ["shoot_position"] = new JsonObject { ["lat"] = 29.5, ["lng"] = 106.5 }, ["gimbal_yaw_degree"] = "-91.40" },
                },
            });
            _scene.Deliver();
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_before_anything_is_sent()
    {
        var sent = _scene.Sent.Count;
        Why(new StartTask("c", 1, Scene.Patrol(stops: 40))).ShouldBe(UnitRefusal.Invalid);
        Why(new StartTask("c", 1, Scene.Verify() with { Stops = [] })).ShouldBe(UnitRefusal.Invalid);
        Why(new StartTask("c", 1, Scene.Verify() with { Stops = [Scene.Stop(190, [])] })).ShouldBe(UnitRefusal.Invalid);
        Why(new Charge("c", 1, true)).ShouldBe(UnitRefusal.Incapable);
        Why(new CancelTask("c", 1)).ShouldBe(UnitRefusal.Invalid);
        _scene.Sent.Count.ShouldBe(sent);
        Should.Throw<UnitRefusedException>(() => new Scene().Do(new StartTask("c", 1, Scene.Verify()))).Why.ShouldBe(UnitRefusal.Offline);

        UnitRefusal Why(UnitCommand command) => Should.Throw<UnitRefusedException>(() => _scene.Do(command)).Why;
    }
}
