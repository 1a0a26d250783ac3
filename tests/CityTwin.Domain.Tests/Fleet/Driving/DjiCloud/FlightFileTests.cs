using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>Which tasks are to come with a file.</summary>
public class FlightFileTests
{
    private readonly Scene _scene = new Scene().Awake();

    private DjiDriver Driver => new(Scene.Drone, _scene.Settings, _scene.Save());

    [Fact]
    public void A_patrol_is_better_by_a_file_and_a_long_one_needs_it()
    {
        Driver.FileFor(Scene.Patrol()).ShouldBe(FlightFileNeed.Better);
        Driver.FileFor(Scene.Patrol(stops: Scene.Own.MaxPointStops + 1)).ShouldBe(FlightFileNeed.Needed);
    }

    [Fact]
    public void A_quick_look_goes_by_points_so_no_file_is_made_for_it()
    {
        Driver.FileFor(Scene.Verify()).ShouldBe(FlightFileNeed.None);
        var many = Scene.Patrol(stops: Scene.Own.MaxVerifyStops + 1) with { Kind = MissionKind.Verify };
        Driver.FileFor(many).ShouldBe(FlightFileNeed.Better);
    }

    [Fact]
    public void What_a_file_cannot_say_is_flown_by_points()
    {
        var speaking = Scene.Patrol() with { Stops = [Scene.Stop(106.57, [new StopAction("a", StopActionType.Speak, 0, "Keep away.")])] };
        Driver.FileFor(speaking).ShouldBe(FlightFileNeed.None);
    }

    [Fact]
    public void In_the_air_it_takes_no_file()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Verify()));
        _scene.Seconds(3);
        Driver.FileFor(Scene.Patrol("m2-1", stops: 40)).ShouldBe(FlightFileNeed.None);
    }

    [Fact]
    public void An_action_that_no_file_can_have_it_do_is_told_of_as_not_done()
    {
        _scene.Do(new StartTask("c1", 1, Scene.Patrol() with
        {
            Stops = [Scene.Stop(106.57, [new StopAction("photo", StopActionType.TakePhoto), new StopAction("gas", StopActionType.MeasureGas)])],
            Released = 1,
        }, Scene.Url, Scene.Md5));
        _scene.Seconds(30);
        _scene.Said<ActionEnded>().Select(ended => (ended.ActionId, ended.IsDone)).ShouldBe([("photo", true), ("gas", false)]);
    }
}
