using System.Text;
using CityTwin.Fleet;
using CityTwin.Fleet.Waypoints;
using CityTwin.Testing;

namespace CityTwin.Silo.Tests.Fleet.Waypoints;

public class WaypointStopsTests
{
    [Fact]
    public void A_real_mission_becomes_stops_above_the_datum()
    {
        var file = File.ReadAllBytes(SharedData.Require("06-missions/ardupilot-missions/CMAC-circuit.waypoints"));
        var read = WaypointStops.Read("CMAC-circuit.waypoints", file, (_, _) => 584);
        read.Problems.ShouldBeEmpty();
        read.Stops.Count.ShouldBe(9);
        read.Stops.ShouldAllBe(stop => stop.Place.ElevationM == 684, "100 m above where it takes off, which lies at 584 m");
        read.Notes.ShouldContain(note => note.Contains("line 8", StringComparison.Ordinal));
        read.Notes.ShouldContain(note => note.Contains("584 m", StringComparison.Ordinal));
    }

    [Fact]
    public void Above_the_ground_each_point_counts_from_its_own()
    {
        var read = Read(Item(1, 10, 16, 0, 106.5, 50), Item(2, 10, 16, 0, 106.6, 50));
        read.Stops.Select(stop => stop.Place.ElevationM).ShouldBe([156.5, 156.6]);
    }

    [Fact]
    public void What_can_be_done_at_a_stop_is_kept_and_what_cannot_is_noted()
    {
        var read = Read(Item(1, 0, 16, 4, 106.5, 300), Item(2, 0, 203, 0, 0, 0), Item(3, 0, 115, 90, 0, 0), Item(4, 0, 205, -45, 0, 0));
        var stop = read.Stops.ShouldHaveSingleItem();
        stop.Actions.Select(action => (action.Type, action.Seconds)).ShouldBe([(StopActionType.Wait, 4), (StopActionType.TakePhoto, 0)]);
        (stop.HeadingDeg, stop.Place.ElevationM).ShouldBe((90, 300));
        read.Notes.ShouldHaveSingleItem().ShouldStartWith("m.waypoints: 1 action(s)");
    }

    [Fact]
    public void Problems_name_file_line_and_reason_and_nothing_is_read() =>
        Read(Item(1, 0, 16, 0, 206.5, 300)).ShouldSatisfyAllConditions(
            read => read.Stops.ShouldBeEmpty(), read => read.Problems.ShouldHaveSingleItem().ShouldStartWith("m.waypoints, line 3: Its place is 206.5"));

    [Fact]
    public void A_flight_of_more_points_than_a_mission_has_stops_is_refused() =>
        Read([.. Enumerable.Range(1, UnitTask.MaxStops + 2).Select(i => Item(i, 0, 16, 0, 106.5, 300))]).Problems.ShouldNotBeEmpty();

    [Fact]
    public void Altitudes_above_a_ground_that_is_not_known_are_refused_for_now()
    {
        byte[] Of(int frame) => Encoding.UTF8.GetBytes(Text(Item(1, frame, 16, 0, 106.5, 50)));
        Should.Throw<MissionRefusedException>(() => WaypointStops.Read("m", Of(10), (_, _) => null)).Why.ShouldBe(MissionRefusal.State);
        WaypointStops.Read("m", Of(0), (_, _) => null).Stops.Count.ShouldBe(1);
    }

    private static WaypointsRead Read(params string[] items) =>
        WaypointStops.Read("m.waypoints", Encoding.UTF8.GetBytes(Text(items)), (longitude, _) => longitude);

    private static string Text(params string[] items) =>
        "QGC WPL 110\n0\t1\t0\t16\t0\t0\t0\t0\t29.5\t106.5\t200\t1\n" + string.Join('\n', items);

    private static string Item(int number, int frame, int command, double first, double longitude, double altitudeM) =>
        FormattableString.Invariant($"{number}\t0\t{frame}\t{command}\t{first}\t0\t0\t0\t29.5\t{longitude}\t{altitudeM}\t1");
}
