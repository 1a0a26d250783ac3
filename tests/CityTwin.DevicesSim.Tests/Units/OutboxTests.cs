using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Units;

public sealed class OutboxTests
{
    private const int Capacity = 3;

    private readonly Outbox _outbox = new(Capacity);

    [Fact]
    public void While_the_line_is_down_only_what_must_arrive_is_kept()
    {
        _outbox.Add([Message("passing", false), Message("kept", true)], isUp: false);
        _outbox.Oldest()!.Topic.ShouldBe("kept");
    }

    [Fact]
    public void What_must_arrive_stays_until_it_is_done_with_and_what_need_not_is_said_once()
    {
        var kept = Message("kept", true);
        _outbox.Add([Message("passing", false), kept], isUp: true);
        _outbox.Oldest()!.Topic.ShouldBe("passing");
        _outbox.Oldest().ShouldBe(kept);
        _outbox.Oldest().ShouldBe(kept);
        _outbox.Done(kept);
        _outbox.Oldest().ShouldBeNull();
    }

    [Fact]
    public void When_it_is_full_what_need_not_arrive_makes_room_first_and_then_the_oldest_which_is_counted()
    {
        _outbox.Add([Message("1", true), Message("passing", false), Message("2", true), Message("3", true)], isUp: true).ShouldBe(0);
        _outbox.Add([Message("4", true)], isUp: true).ShouldBe(1);
        _outbox.Oldest()!.Topic.ShouldBe("2");
    }

    [Fact]
    public void A_line_that_breaks_forgets_what_need_not_arrive()
    {
        _outbox.Add([Message("passing", false), Message("kept", true)], isUp: true);
        _outbox.Forget();
        _outbox.Oldest()!.Topic.ShouldBe("kept");
    }

    private static UnitMessage Message(string topic, bool mustArrive) => new(topic, [], mustArrive);
}
