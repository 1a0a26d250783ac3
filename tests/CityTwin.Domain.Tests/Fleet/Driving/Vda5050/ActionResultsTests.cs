using CityTwin.Fleet;
using CityTwin.Fleet.Driving.Vda5050;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

public class ActionResultsTests
{
    [Fact]
    public void A_picture_in_the_robots_own_place_is_evidence_and_so_are_its_figures()
    {
        var signals = ActionResults.Read(5, "m1-1", "media=robots/r7/7.png;coPpm=3;simulated=true", "robots/r7").ToList();
        signals.ShouldBe([new MediaTaken(5, "m1-1", "robots/r7/7.png", "image/png", null, null, true), new TaskMeasured(5, "m1-1", "coPpm", 3)]);
    }

    [Theory]
    [InlineData("robots/r70/7.jpg")]
    [InlineData("robots/r8/7.jpg")]
    [InlineData("docks/DOCK1/7.jpg")]
    [InlineData("robots/r7/../r8/7.jpg")]
    [InlineData("robots/r7/./7.jpg")]
    [InlineData("robots/r7//7.jpg")]
    [InlineData("robots/r7/")]
    [InlineData("robots/r7/..\\r8\\7.jpg")]
    public void Anothers_picture_is_no_evidence_and_is_said_to_be_refused(string key)
    {
        var signal = ActionResults.Read(5, "m1-1", $"media={key};coPpm=3", "robots/r7").First();
        signal.ShouldBeOfType<UnitMessageRefused>().Reason.ShouldContain(key);
    }

    [Fact]
    public void A_key_without_end_is_refused_and_not_repeated_whole()
    {
        var refused = ActionResults.Read(5, "m1-1", $"media=robots/r7/{new string('x', MediaObject.MaxKeyLength)}", "robots/r7").Single();
        refused.ShouldBeOfType<UnitMessageRefused>().Reason.Length.ShouldBeLessThan(250);
    }
}
