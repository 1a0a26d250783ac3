using System.Text.Json.Nodes;
using CityTwin.DjiCloud;
using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>Flights by a file.</summary>
public class WaylineTests
{
    private readonly Scene _scene = new Scene().Awake();

    private static StartTask Start(UnitTask task, long fence = 1, string md5 = Scene.Md5) => new("c1", fence, task, Scene.Url, md5);

    private JsonNode Data(string method) => _scene.TheDock.Got.Last(one => one.Method == method).Data!;

    [Fact]
    public void A_patrol_is_prepared_with_its_file_executed_and_told_of_stop_by_stop()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(30);

        var prepared = Data("flighttask_prepare");
        ((string)prepared["flight_id"]!).ShouldBe("f1.0.m1-1");
        ((string)prepared["file"]!["url"]!, (string)prepared["file"]!["fingerprint"]!).ShouldBe((Scene.Url, Scene.Md5));
        ((int)prepared["out_of_control_action"]!, (int)prepared["rth_altitude"]!, (int)prepared["task_type"]!).ShouldBe((0, 80, 0), "320 m lie 80 m above the dock");
        _scene.Said<TaskAccepted>().Count().ShouldBe(1);
        _scene.Said<TaskStarted>().Count().ShouldBe(1);
        _scene.Said<StopReached>().Select(one => one.Stop).ShouldBe([0, 1, 2]);
        _scene.Said<TaskCompleted>().Select(one => one.TaskId).ShouldBe(["m1-1"]);
        _scene.Said<TaskFailed>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LostLinkAction.ReturnHome, 0, 2)]
    [InlineData(LostLinkAction.Hover, 1, 0)]
    [InlineData(LostLinkAction.Land, 2, 1)]
    public void The_two_enumerations_of_a_lost_link_are_not_mixed_up(LostLinkAction action, int wayline, int point)
    {
        _scene.Do(Start(Scene.Patrol() with { OnLostLink = action }));
        ((int)Data("flighttask_prepare")["out_of_control_action"]!).ShouldBe(wayline);

        var other = new Scene().Awake();
        other.Do(new StartTask("c1", 1, Scene.Verify() with { OnLostLink = action }));
        ((int)other.TheDock.Got.Last(one => one.Method == "takeoff_to_point").Data!["rc_lost_action"]!).ShouldBe(point);
    }

    [Fact]
    public void A_dock_that_refuses_says_why_and_the_task_is_refused()
    {
        _scene.TheDock.Refuses["flighttask_execute"] = 514135;
        _scene.Do(Start(Scene.Patrol()));
        _scene.Said<TaskRefused>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refused => refused.Code.ShouldBe("dji-514135"), refused => refused.Reason.ShouldBe("The wind is too strong (514135)."));
    }

    [Fact]
    public void A_dock_that_never_answers_is_asked_three_times_with_the_same_ids_and_then_given_up()
    {
        _scene.IsLineUp = false;
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(20);
        var sent = _scene.Sent.Where(one => one.Topic.EndsWith("/services", StringComparison.Ordinal))
            .Select(one => JsonNode.Parse(one.Payload)!).Where(one => (string)one["method"]! == "flighttask_prepare").ToList();
        sent.Count.ShouldBe(3);
        sent.Select(one => ((string)one["tid"]!, (string)one["bid"]!)).Distinct().ShouldHaveSingleItem();
        _scene.Said<TaskRefused>().ShouldHaveSingleItem().Code.ShouldBe("no-answer");
    }

    [Fact]
    public void An_answer_that_comes_after_it_was_given_up_changes_nothing()
    {
        _scene.IsLineUp = false;
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(20);
        _scene.IsLineUp = true;
        var first = _scene.Sent.First(one => one.Topic.EndsWith("/services", StringComparison.Ordinal));
        var before = _scene.Signals.Count;
        _scene.TheDock.Hear(first, _scene.NowMs);
        _scene.Deliver();
        _scene.Signals.Count.ShouldBe(before);
    }

    [Fact]
    public void A_flight_that_was_given_up_and_begins_all_the_same_is_called_back()
    {
        _scene.IsLineUp = false;
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(20);
        _scene.IsLineUp = true;
        foreach (var late in new[] { "flighttask_prepare", "flighttask_execute" })
        {
            var data = new JsonObject { ["flight_id"] = "f1.0.m1-1", ["execute_time"] = _scene.NowMs };
            _scene.TheDock.Hear(new OutgoingMessage(SmallDock.Sn, $"thing/product/{SmallDock.Sn}/services", System.Text.Encoding.UTF8.GetBytes(
                new JsonObject { ["tid"] = late, ["bid"] = "b", ["method"] = late, ["data"] = data }.ToJsonString()), true), _scene.NowMs);
        }

        _scene.Seconds(5);
        _scene.TheDock.Got.ShouldContain(one => one.Method == "flighttask_stop" && (string)one.Data!["flight_id"]! == "f1.0.m1-1");
        _scene.TheDock.Flying.ShouldBeEmpty("it is on its way home");
        _scene.Said<UnitTroublesSaid>().ShouldContain(said => said.Troubles.Any(trouble => trouble.Code == "stray-flight"));
    }

    [Fact]
    public void It_is_paused_and_goes_on()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(3);
        _scene.Do(new PauseTask("c2", 1));
        _scene.Seconds(10);
        _scene.Said<TaskPaused>().Count().ShouldBe(1);
        _scene.Said<CommandAnswered>().ShouldContain(one => one.CommandId == "c2");
        _scene.Said<TaskCompleted>().ShouldBeEmpty();
        _scene.Do(new ResumeTask("c3", 1));
        _scene.Seconds(20);
        _scene.Said<TaskResumed>().Count().ShouldBe(1);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void Cancelled_under_way_it_is_called_home()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(4);
        _scene.Do(new CancelTask("c2", 1));
        _scene.Seconds(3);
        _scene.Said<TaskCancelled>().Select(one => one.TaskId).ShouldBe(["m1-1"]);
        _scene.Said<CommandAnswered>().ShouldContain(one => one.CommandId == "c2");
        _scene.TheDock.Got.ShouldContain(one => one.Method == "return_home");
        Should.Throw<UnitRefusedException>(() => _scene.Do(new PauseTask("c3", 1))).Why.ShouldBe(UnitRefusal.Invalid);
    }

    [Fact]
    public void A_command_under_an_older_token_is_refused_and_nothing_is_sent()
    {
        _scene.Do(Start(Scene.Patrol(), fence: 7));
        var sent = _scene.Sent.Count;
        Should.Throw<UnitRefusedException>(() => _scene.Do(new CancelTask("c2", 6))).Why.ShouldBe(UnitRefusal.Fenced);
        _scene.Sent.Count.ShouldBe(sent);
    }

    [Fact]
    public void A_flight_that_broke_off_goes_on_from_there_with_the_same_file_and_from_the_start_with_another()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(7);
        _scene.TheDock.Say("flighttask_progress", Progress("f1.0.m1-1", "failed", waypoint: 1, breakReason: 773));
        _scene.Deliver();
        _scene.Said<TaskFailed>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            failed => failed.Code.ShouldBe("break-773"), failed => failed.ResumeFrom.ShouldBe(2));
        _scene.TheDock.Hear(new OutgoingMessage(SmallDock.Sn, $"thing/product/{SmallDock.Sn}/services", """{"tid":"t","bid":"b","method":"return_home","data":{}}"""u8.ToArray(), true), _scene.NowMs);
        _scene.Seconds(20);

        _scene.Restart();
        _scene.Do(Start(Scene.Patrol("m1-2"), fence: 2));
        ((int)Data("flighttask_prepare")["break_point"]!["index"]!).ShouldBe(1);
        _scene.Do(new CancelTask("c9", 2));
        _scene.Seconds(20);
        _scene.Do(Start(Scene.Patrol("m1-3"), fence: 3, md5: new string('0', 32)));
        Data("flighttask_prepare")["break_point"].ShouldBeNull();
    }

    [Fact]
    public void A_dock_gets_the_file_of_the_flight_in_force_and_of_no_other()
    {
        _scene.Do(Start(Scene.Patrol()));
        Ask("f1.0.m1-1").ShouldBe((0, Scene.Md5));
        Ask("f0.0.m1-1").ShouldBe((1, null));

        (int, string?) Ask(string flight)
        {
            _scene.Hear(new UnitMessage(SmallDock.Sn, $"thing/product/{SmallDock.Sn}/requests", System.Text.Encoding.UTF8.GetBytes(
                $$$"""{"tid":"r","bid":"r","timestamp":1,"method":"flighttask_resource_get","data":{"flight_id":"{{{flight}}}"}}"""), _scene.NowMs));
            var reply = JsonNode.Parse(_scene.Sent.Last(one => one.Topic.EndsWith("requests_reply", StringComparison.Ordinal)).Payload)!;
            return ((int)reply["data"]!["result"]!, (string?)reply["data"]!["output"]?["file"]!["fingerprint"]);
        }
    }

    [Fact]
    public void An_event_that_is_repeated_is_answered_each_time_and_taken_once()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.TheDock.Say("flighttask_progress", Progress("f1.0.m1-1", "failed", 0, 517), tid: "same");
        var message = _scene.TheDock.Take().Single();
        _scene.Hear(message);
        _scene.Hear(message);
        _scene.Said<TaskFailed>().Count().ShouldBe(1);
        _scene.Sent.Count(one => one.Topic.EndsWith("events_reply", StringComparison.Ordinal) && JsonNode.Parse(one.Payload)!["tid"]!.ToString() == "same").ShouldBe(2);
    }

    [Fact]
    public void What_was_saved_is_gone_on_from()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(3);
        _scene.Restart();
        _scene.Seconds(20);
        _scene.Said<TaskAccepted>().Count().ShouldBe(1);
        _scene.Said<TaskCompleted>().Count().ShouldBe(1);
        var saved = _scene.Save();
        _scene.Restart();
        _scene.Save().ShouldBe(saved);
    }

    [Fact]
    public void A_flight_that_is_not_heard_of_any_more_has_failed()
    {
        _scene.Do(Start(Scene.Patrol()));
        _scene.Seconds(3);
        _scene.IsLineUp = false;
        _scene.Seconds(130);
        _scene.Said<UnitLinkChanged>().Last().Link.ShouldBe(UnitLink.Silent);
        _scene.Said<TaskFailed>().ShouldHaveSingleItem().Code.ShouldBe("silent");
    }

    private static JsonObject Progress(string flight, string status, int waypoint, int breakReason) => new()
    {
        ["status"] = status,
        ["progress"] = new JsonObject { ["current_step"] = 24, ["percent"] = 50 },
        ["ext"] = new JsonObject
        {
            ["flight_id"] = flight, ["current_waypoint_index"] = waypoint, ["wayline_mission_state"] = 7,
            ["break_point"] = new JsonObject { ["index"] = waypoint, ["state"] = 0, ["progress"] = 0.4, ["wayline_id"] = 0, ["break_reason"] = breakReason },
        },
    };
}
