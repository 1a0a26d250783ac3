using CityTwin.Gateway.Live;

namespace CityTwin.Gateway.Tests.Live;

public class StreamSlotsTests
{
    [Fact]
    public void Each_principal_has_its_own_and_one_given_back_is_there_again()
    {
        var slots = new StreamSlots(2);
        slots.TryTake("a").ShouldBeTrue();
        slots.TryTake("a").ShouldBeTrue();
        slots.TryTake("a").ShouldBeFalse();
        slots.TryTake("b").ShouldBeTrue();
        slots.GiveBack("a");
        slots.TryTake("a").ShouldBeTrue();
    }

    [Fact]
    public void Who_has_none_open_is_not_remembered()
    {
        var slots = new StreamSlots(0);
        slots.TryTake("a").ShouldBeFalse();
        slots.Principals.ShouldBe(0);
    }
}
