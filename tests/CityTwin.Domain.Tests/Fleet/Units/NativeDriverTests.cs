using System.Text;
using System.Text.Json;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.Native;
using CsCheck;

namespace CityTwin.Domain.Tests.Fleet.Units;

public class NativeDriverTests
{
    private static readonly NativeDriverMaker Maker = new(new NativeSettings());
    private readonly IUnitDriver _driver = Make(null);

    [Fact]
    public void A_task_is_said_on_the_commands_topic_with_its_token_and_stops()
    {
        var message = Start().Messages.Single();
        (message.DeviceId, message.Topic, message.AtLeastOnce).ShouldBe(("crew-1", "citytwin/v1/crew-1/commands/c-1", true));
        var said = JsonDocument.Parse(message.Payload).RootElement;
        (said.GetProperty("type").GetString(), said.GetProperty("fence").GetInt64(), said.GetProperty("taskId").GetString())
            .ShouldBe(("start-task", 3, "m1-1"));
        said.GetProperty("stops").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void A_terminal_that_never_answers_is_asked_three_times_and_then_the_task_is_refused()
    {
        var waitAt = Start().WaitAtMs.ShouldNotBeNull();
        _driver.Wait(waitAt - 1).Messages.ShouldBeEmpty();
        for (var i = 0; i < 2; i++)
        {
            var again = _driver.Wait(waitAt);
            again.Messages.Single().Topic.ShouldBe("citytwin/v1/crew-1/commands/c-1", "the same id again");
            waitAt = again.WaitAtMs.ShouldNotBeNull();
        }

        var over = _driver.Wait(waitAt);
        over.Signals.OfType<CommandFailed>().Single().Code.ShouldBe("no-answer");
        over.Signals.OfType<TaskRefused>().Single().TaskId.ShouldBe("m1-1");
        ShouldEnd(over.Messages.Single(), "c-1-undo", "m1-1"); // It may have heard it, and only its answers were lost.
    }

    [Fact]
    public void That_a_task_is_over_is_said_until_it_is_heard()
    {
        Start();
        Hear("commands/c-1/reply", """{"commandId":"c-1","result":"ok"}""");
        var waitAt = _driver.Do(new CancelTask("c-2", 3), Crew.Now).WaitAtMs.ShouldNotBeNull();
        for (var i = 0; i < 2; i++)
        {
            waitAt = _driver.Wait(waitAt).WaitAtMs.ShouldNotBeNull();
        }

        for (var i = 0; i < 10; i++)
        {
            var again = _driver.Wait(waitAt);
            ShouldEnd(again.Messages.Single(), "c-2-undo", "m1-1");
            waitAt = again.WaitAtMs.ShouldNotBeNull();
        }

        Hear("commands/c-2-undo/reply", """{"commandId":"c-2-undo","result":"ok"}""").OfType<CommandAnswered>().ShouldBeEmpty();
        _driver.Wait(long.MaxValue).Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_task_that_was_given_up_is_named_to_a_terminal_that_comes_back()
    {
        Start();
        _driver.Do(new CancelTask("c-2", 3), Crew.Now);
        ShouldEnd(_driver.Do(new CancelTask("stray-m1-1", 3), Crew.Now).Messages.Single(), "stray-m1-1", "m1-1");
    }

    private static void ShouldEnd(OutgoingMessage message, string commandId, string task)
    {
        message.Topic.ShouldBe($"citytwin/v1/crew-1/commands/{commandId}");
        var said = JsonDocument.Parse(message.Payload).RootElement;
        (said.GetProperty("type").GetString(), said.GetProperty("taskId").GetString()).ShouldBe(("cancel-task", task));
    }

    [Fact]
    public void What_the_terminal_answers_ends_the_waiting_and_an_answer_twice_is_nothing_new()
    {
        Start();
        Hear("commands/c-1/reply", """{"commandId":"c-1","result":"ok"}""").OfType<CommandAnswered>().Single().CommandId.ShouldBe("c-1");
        Hear("commands/c-1/reply", """{"commandId":"c-1","result":"ok"}""").OfType<CommandAnswered>().ShouldBeEmpty();
        _driver.Wait(long.MaxValue).Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Who_does_not_take_a_change_goes_on_with_the_task()
    {
        Start();
        Hear("commands/c-1/reply", """{"commandId":"c-1","result":"ok"}""");
        _driver.Do(new StartTask("c-2", 3, Crew.Task() with { Revision = 1 }), Crew.Now);
        var said = Hear("commands/c-2/reply", """{"commandId":"c-2","result":"refused","code":"busy","reason":"in a tunnel"}""");
        said.OfType<CommandFailed>().Single().Code.ShouldBe("busy");
        said.OfType<TaskRefused>().ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_says_why()
    {
        Start();
        var said = Hear("commands/c-1/reply", """{"commandId":"c-1","result":"refused","code":"fence","reason":"older"}""");
        said.OfType<TaskRefused>().Single().ShouldBe(new TaskRefused(Crew.Now, "m1-1", "fence", "older"));
    }

    [Fact]
    public void Events_become_signals()
    {
        Start();
        Hear("event", """{"type":"position","t":1780300800000,"longitude":106.5,"latitude":29.5,"energyPercent":70}""")
            .OfType<UnitReported>().Single().EnergyPercent.ShouldBe(70);
        Hear("event", """{"type":"status","t":1,"status":"off-duty"}""").OfType<UnitDutySaid>().Single().Status.ShouldBe(UnitStatus.OffDuty);
        Hear("event", """{"type":"task","t":1,"taskId":"m1-1","fence":3,"event":"stop-reached","stop":1}""")
            .OfType<StopReached>().Single().Stop.ShouldBe(1);
        Hear("event", """{"type":"task","t":1,"taskId":"m1-1","fence":2,"event":"completed"}""")
            .OfType<UnitMessageRefused>().Single().Code.ShouldBe("fence", "it speaks under an older token");
    }

    [Fact]
    public void Another_driver_goes_on_from_what_was_saved_and_from_nothing_when_that_cannot_be_read()
    {
        Start();
        var other = Make(_driver.Save());
        other.Wait(Crew.Now + 5_000).Messages.Single().Topic.ShouldBe("citytwin/v1/crew-1/commands/c-1");
        Make("{ not json").Wait(long.MaxValue).Messages.ShouldBeEmpty();
    }

    [Fact]
    public void What_people_with_a_terminal_cannot_do_is_refused() => Should.Throw<UnitRefusedException>(
        () => _driver.Do(new Charge("c-1", 1, true), Crew.Now)).Why.ShouldBe(UnitRefusal.Incapable);

    [Fact]
    public void Nothing_a_terminal_sends_breaks_it() => Gen.Select(Gen.String[0, 40], Gen.Byte.Array[0, 100]).Sample((topic, payload) =>
        Make(null).Hear(new UnitMessage("crew-1", topic, payload, Crew.Now), Crew.Now).Signals.Count > 0);

    [Fact]
    public void Commands_that_wait_have_an_end()
    {
        for (var i = 0; i < 40; i++)
        {
            _driver.Do(new Speak($"c-{i}", 1, "hello"), Crew.Now);
        }

        _driver.Wait(long.MaxValue).Messages.Count.ShouldBe(16);
    }

    private DriverOutput Start() => _driver.Do(new StartTask("c-1", 3, Crew.Task()), Crew.Now);

    private IReadOnlyList<UnitSignal> Hear(string topic, string json) => _driver.Hear(
        new UnitMessage("crew-1", $"citytwin/v1/crew-1/{topic}", Encoding.UTF8.GetBytes(json), Crew.Now), Crew.Now).Signals;

    private static IUnitDriver Make(string? saved) => Maker.Make(new DriverSeat(Crew.Definition, Crew.Type, "crew-1"), saved);
}
