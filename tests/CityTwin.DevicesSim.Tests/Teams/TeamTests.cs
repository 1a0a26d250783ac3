using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Teams;
using CityTwin.DevicesSim.Units;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Teams;

/// <summary>A team from a command on its terminal to the end of its task.</summary>
public sealed class TeamTests
{
    private static readonly JsonObject Fire = TeamRig.Task("t", TeamRig.Stop(0, 106.505, 29.502, 20, ("hose", 60), ("pump", 120)), TeamRig.Stop(1, 106.5, 29.5));

    [Fact]
    public void A_task_is_read_accepted_and_done_stop_by_stop()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire).GetProperty("result").GetString().ShouldBe("ok");
        rig.Story.ShouldBeEmpty("nobody has looked at it yet");
        rig.RunUntil("completed");
        rig.Story.ShouldBe(["accepted", "started", "stop-reached", "action-finished", "action-finished", "stop-reached", "completed"]);
        var reached = rig.Events("task").Where(message => message.GetProperty("event").GetString() == "stop-reached").ToList();
        reached.Select(message => message.GetProperty("stop").GetInt32()).ShouldBe([0, 1]);
        reached.ShouldAllBe(message => message.GetProperty("taskId").GetString() == "t" && message.GetProperty("fence").GetInt64() == 1);
        rig.Events("task").Where(message => message.GetProperty("event").GetString() == "action-finished")
            .Select(message => message.GetProperty("action").GetString()).ShouldBe(["hose", "pump"]);
    }

    [Fact]
    public void It_says_where_it_is_every_second_on_its_way_and_stands_at_its_stop()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire);
        rig.RunUntil("started").Run(10);
        var moving = rig.Events("position").TakeLast(5).ToList();
        moving.ShouldAllBe(message => message.GetProperty("speedMps").GetDouble() > 0);
        (moving[^1].GetProperty("t").GetInt64() - moving[0].GetProperty("t").GetInt64()).ShouldBe(4000);
        rig.RunUntil("stop-reached").Run(31);
        var there = rig.Events("position").Last();
        there.GetProperty("longitude").GetDouble().ShouldBe(106.505, 1e-5);
        there.GetProperty("latitude").GetDouble().ShouldBe(29.502, 1e-5);
        there.GetProperty("speedMps").GetDouble().ShouldBe(0);
    }

    [Fact]
    public void It_takes_its_own_time_but_not_for_ever() => Gen.ULong.Sample(seed =>
    {
        var rig = new TeamRig(seed);
        rig.Command("start-task", 1, Fire);
        rig.RunUntil("started");
        var leftAtS = rig.AtS;
        rig.RunUntil("stop-reached");
        // 484 m along the path and then up: at 8 m/s a minute and a half on paper.
        var plannedS = rig.Team.Walk.Position.DistanceM(rig.Team.Model.Home) / 8;
        (rig.AtS - leftAtS).ShouldBeInRange(plannedS * 0.8, (plannedS * 3) + 120);
    }, iter: 30);

    [Fact]
    public void Its_status_follows_its_work()
    {
        var rig = new TeamRig();
        rig.Status.ShouldBe("available");
        rig.Command("start-task", 1, Fire);
        rig.Run(1).Status.ShouldBe("busy");
        rig.RunUntil("completed").Run(2).Status.ShouldBe("resting");
        rig.Run(700).Status.ShouldBe("available");
    }

    [Fact]
    public void A_paused_team_stands_until_it_is_told_to_go_on()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire);
        rig.RunUntil("started").Run(10);
        rig.Command("pause-task", 1, new JsonObject { ["taskId"] = "t" });
        var at = rig.Run(1).Team.Walk.Position;
        rig.Run(60).Team.Walk.Position.ShouldBe(at);
        rig.Command("resume-task", 1, new JsonObject { ["taskId"] = "t" });
        rig.RunUntil("completed").Story.Take(4).ShouldBe(["accepted", "started", "paused", "resumed"]);
    }

    [Fact]
    public void A_cancelled_team_stays_and_one_called_home_goes_home()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire);
        rig.RunUntil("stop-reached");
        rig.Command("cancel-task", 1, new JsonObject { ["taskId"] = "t" });
        rig.Run(1).Story[^1].ShouldBe("cancelled");
        rig.Run(60).Team.Walk.IsHome.ShouldBeFalse();
        rig.Command("return-home", 1);
        rig.Run(600).Team.Walk.IsHome.ShouldBeTrue();
    }

    [Theory]
    [InlineData("start-task", "busy")]
    [InlineData("pause-task", "no-such-task")]
    [InlineData("dance", "unknown-type")]
    public void What_a_terminal_cannot_do_is_refused_with_a_code(string type, string code)
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire);
        var reply = rig.Command(type, 1, TeamRig.Task("other", TeamRig.Stop(0, 106.6, 29.5)));
        (reply.GetProperty("result").GetString(), reply.GetProperty("code").GetString()).ShouldBe(("refused", code));
        reply.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_command_of_an_older_lease_is_refused()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 5, Fire);
        rig.Command("cancel-task", 4, new JsonObject { ["taskId"] = "t" }).GetProperty("code").GetString().ShouldBe("fence");
        rig.Team.HasTask.ShouldBeTrue();
        rig.Command("cancel-task", 6, new JsonObject { ["taskId"] = "t" }).GetProperty("result").GetString().ShouldBe("ok");
    }

    [Fact]
    public void A_command_that_arrives_twice_is_done_once_and_answered_alike()
    {
        var rig = new TeamRig();
        rig.Command("start-task", 1, Fire, "same");
        rig.RunUntil("completed");
        rig.Command("start-task", 1, Fire, "same").GetProperty("result").GetString().ShouldBe("ok");
        rig.Run(60).Team.HasTask.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"start-task\"}")]
    [InlineData("{\"type\":\"start-task\",\"fence\":1,\"taskId\":\"t\",\"stops\":[{\"longitude\":700,\"latitude\":1}]}")]
    [InlineData("{\"type\":\"start-task\",\"fence\":1,\"taskId\":\"t\",\"stops\":[{\"longitude\":7,\"latitude\":1,\"path\":[[1]]}]}")]
    [InlineData("{\"type\":\"start-task\",\"fence\":1,\"taskId\":\"t\",\"stops\":[]}")]
    public void What_cannot_be_read_is_refused_as_malformed(string text) =>
        new TeamRig().Raw("bad", text).GetProperty("code").GetString().ShouldBe("malformed");

    [Fact]
    public void Asked_for_its_state_it_says_status_and_position_again()
    {
        var rig = new TeamRig().Run(5);
        var (statuses, positions) = (rig.Events("status").Count(), rig.Events("position").Count());
        rig.Command("ask-state", 1);
        (rig.Events("status").Count(), rig.Events("position").Count()).ShouldBe((statuses + 1, positions + 1));
    }

    [Fact]
    public void What_the_team_is_told_it_notes()
    {
        var rig = new TeamRig();
        rig.Command("speak", 1, new JsonObject { ["text"] = "Gas on the second floor" });
        rig.Events("status").Last().GetProperty("note").GetString().ShouldBe("Gas on the second floor");
    }

    [Fact]
    public void When_its_shift_is_over_it_is_off_duty_and_finishes_what_it_has()
    {
        // The rig begins at eight.
        var rig = new TeamRig(change: model => model with { ShiftFromS = (8 * 3600) - TeamModel.ShiftS + 120 });
        rig.Status.ShouldBe("available");
        rig.Command("start-task", 1, Fire);
        rig.Run(130).Status.ShouldBe("busy");
        rig.RunUntil("completed").Run(2).Status.ShouldBe("off-duty");
        rig.Command("start-task", 2, Fire).GetProperty("code").GetString().ShouldBe("off-duty");
    }

    [Theory]
    [InlineData(nameof(TeamFaultKind.Refuses), "refused", "declined")]
    [InlineData(nameof(TeamFaultKind.BreaksDown), "failed", "breakdown")]
    public void A_team_may_refuse_or_fail(string kind, string how, string code)
    {
        var rig = new TeamRig(faults: _ => new UnitFault<TeamFaultKind>(Enum.Parse<TeamFaultKind>(kind), 0, 0));
        rig.Command("start-task", 1, Fire);
        rig.RunUntil(how).Events("task").Last().GetProperty("code").GetString().ShouldBe(code);
        rig.Run(1).Team.HasTask.ShouldBeFalse();
    }

    [Fact]
    public void A_team_that_does_not_answer_says_nothing_and_one_held_up_comes_later()
    {
        var silent = new TeamRig(faults: at => at < 600 ? new(TeamFaultKind.DoesNotAnswer, 0, 0) : null);
        silent.Command("start-task", 1, Fire);
        silent.Run(590).Story.ShouldBeEmpty();
        var held = new TeamRig(faults: at => at is > 100 and < 600 ? new(TeamFaultKind.HeldUp, 0, 0) : null);
        held.Command("start-task", 1, Fire);
        held.RunUntil("stop-reached").AtS.ShouldBeGreaterThan(600);
    }

    [Fact]
    public void The_same_seed_says_the_same()
    {
        static string Tell(ulong seed)
        {
            var rig = new TeamRig(seed);
            rig.Command("start-task", 1, Fire);
            return string.Concat(rig.Run(900).Said.Select(said => said.Message.ToString()));
        }

        Tell(3).ShouldBe(Tell(3));
        Tell(3).ShouldNotBe(Tell(4));
    }
}
