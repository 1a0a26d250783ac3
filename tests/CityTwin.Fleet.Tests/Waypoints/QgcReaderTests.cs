using System.Text;
using CityTwin.Fleet.Waypoints;
using CityTwin.Testing;

namespace CityTwin.Fleet.Tests.Waypoints;

public class QgcReaderTests
{
    [Fact]
    public void A_real_mission_is_read_with_its_jump_without_end_taken_once()
    {
        var file = SharedData.Require("06-missions/ardupilot-missions/CMAC-circuit.waypoints");
        var reading = WaypointFiles.Read("CMAC-circuit.waypoints", File.ReadAllBytes(file));

        reading.Problems.ShouldBeEmpty();
        var plan = reading.Plan.ShouldNotBeNull();
        plan.TakeOffHeightM.ShouldBe(41.029999);
        plan.Points.ShouldAllBe(p => p.AltitudeM == 100 && p.Reference == AltitudeReference.Home);

        // Items 2 to 5, back by the jump, 2 to 5 again, and 7.
        plan.Points.Select(p => p.Longitude).ShouldBe(
            [149.161392, 149.162231, 149.164581, 149.163757, 149.161392, 149.162231, 149.164581, 149.163757, 149.163757]);
        reading.Notes.ShouldHaveSingleItem().ToString()
            .ShouldBe("CMAC-circuit.waypoints, line 8: It jumps to item 2 for ever: taken 1 time(s).");
    }

    [Fact]
    public void A_jump_is_taken_as_often_as_it_says_over_the_whole_flight() => Points(
        Way(1, 1), Way(2, 2), Item(3, 177, 1, 2), Way(4, 3), Item(5, 177, 4, 1)).ShouldBe([1, 2, 1, 2, 1, 2, 3, 3]);

    [Fact]
    public void Jumps_without_end_by_number_are_refused() =>
        Read(Way(1, 1), Item(2, 177, 1, 999_999)).Problems.ShouldHaveSingleItem().Reason.ShouldContain("more than 10000 waypoints");

    [Fact]
    public void A_jump_onto_itself_ends() => Points(Way(1, 1), Item(2, 177, 2, 3), Way(3, 2)).ShouldBe([1, 2]);

    [Fact]
    public void A_jump_to_nowhere_is_refused_with_its_line() =>
        Read(Way(1, 1), Item(2, 177, 7, 1)).Problems.ShouldHaveSingleItem().ToString().ShouldBe("m.waypoints, line 4: It jumps to item 7: expected 1 to 2.");

    [Fact]
    public void Frames_speeds_holds_and_actions_are_understood()
    {
        var plan = Read(
            "1\t0\t10\t16\t5\t0\t0\t0\t30\t106\t80\t1", "2\t0\t2\t178\t1\t7.5\t0\t0\t0\t0\t0\t1", "3\t0\t0\t16\t0\t0\t0\t0\t30.1\t106\t300\t1",
            Item(4, 205, -45), Item(5, 203), Item(6, 2500), Item(7, 115, 90), Item(8, 20), Way(9, 9)).Plan.ShouldNotBeNull();
        plan.Finish.ShouldBe(WaypointFinish.GoHome);
        plan.Points.Count.ShouldBe(2);
        (plan.Points[0].Reference, plan.Points[0].SpeedMps).ShouldBe((AltitudeReference.Ground, null));
        plan.Points[0].Actions.ShouldBe([new WaypointAction(WaypointActionKind.Hover, 5)]);
        (plan.Points[1].Reference, plan.Points[1].SpeedMps).ShouldBe((AltitudeReference.SeaLevel, 7.5));
        plan.Points[1].Actions.ShouldBe(
        [
            new WaypointAction(WaypointActionKind.GimbalPitch, -45), new WaypointAction(WaypointActionKind.TakePhoto),
            new WaypointAction(WaypointActionKind.StartRecord), new WaypointAction(WaypointActionKind.RotateYaw, 90),
        ]);
    }

    [Fact]
    public void What_is_not_known_is_noted_and_left_out()
    {
        var reading = Read(Way(1, 1), Item(2, 4242), Item(3, 177, 2, 3));
        reading.Plan.ShouldNotBeNull();
        reading.Notes.ShouldHaveSingleItem().ToString().ShouldBe("m.waypoints, line 4: Command 4242 is not known: it is left out.");
    }

    [Theory]
    [InlineData("1\t0\t3\t16\t0\t0\t0\t0\t30\t106\t80", "11 columns: expected 12")]
    [InlineData("1\t0\t3\tx\t0\t0\t0\t0\t30\t106\t80\t1", "Column 4 is 'x': expected a whole number")]
    [InlineData("1\t0\t3\t16\t0\t0\t0\t0\t99\t106\t80\t1", "expected longitude")]
    [InlineData("1\t0\t3\t16\t0\t0\t0\t0\tNaN\t106\t80\t1", "expected longitude")]
    [InlineData("1\t0\t3\t16\t0\t0\t0\t0\t0\t0\t80\t1", "has no place")]
    [InlineData("1\t0\t3\t16\t0\t0\t0\t0\t30\t106\t1e9\t1", "altitude is 1000000000 m")]
    [InlineData("1\t0\t7\t16\t0\t0\t0\t0\t30\t106\t80\t1", "frame is 7")]
    [InlineData("5\t0\t3\t16\t0\t0\t0\t0\t30\t106\t80\t1", "number is 5: expected 1")]
    public void A_wrong_line_is_refused_with_its_number_and_reason(string line, string reason)
    {
        var reading = Read(line);
        reading.Plan.ShouldBeNull();
        reading.Problems[0].ToString().ShouldStartWith("m.waypoints, line 3: ");
        reading.Problems[0].Reason.ShouldContain(reason);
    }

    [Fact]
    public void A_file_of_another_version_and_one_without_waypoints_are_refused()
    {
        WaypointFiles.Read("m", "QGC WPL 120\n"u8.ToArray()).Problems.ShouldHaveSingleItem().Reason.ShouldContain("expected QGC WPL 110");
        WaypointFiles.Read("m", "QGC WPL 110\n"u8.ToArray()).Problems.ShouldHaveSingleItem().Reason.ShouldBe("It has no waypoint to fly to.");
        WaypointFiles.Read("m", "hello"u8.ToArray()).Problems.ShouldHaveSingleItem().Reason.ShouldContain("no waypoint file");
        WaypointFiles.Read("m", new byte[100], new WaypointLimits { MaxBytes = 99 }).Problems.ShouldHaveSingleItem().Reason.ShouldContain("100 bytes");
    }

    private static double[] Points(params string[] lines) => [.. Read(lines).Plan.ShouldNotBeNull().Points.Select(p => p.Longitude)];

    private static string Way(int number, double longitude) => FormattableString.Invariant($"{number}\t0\t3\t16\t0\t0\t0\t0\t30\t{longitude}\t80\t1");

    private static string Item(int number, int command, double first = 0, double second = 0) =>
        FormattableString.Invariant($"{number}\t0\t3\t{command}\t{first}\t{second}\t0\t0\t0\t0\t0\t1");

    private static WaypointReading Read(params string[] lines) => WaypointFiles.Read("m.waypoints", Encoding.UTF8.GetBytes(
        $"QGC WPL 110\r\n0\t1\t0\t16\t0\t0\t0\t0\t29.5\t106.5\t200\t1\r\n{string.Join("\r\n", lines)}\r\n"));
}
