using CityTwin.DevicesSim.Robots.Motion;
using CityTwin.DevicesSim.Units;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>A body's laws, for any way, any limits and any stop.</summary>
public sealed class MotionTests
{
    private const double StepS = 0.25;

    private static readonly Gen<(double X, double Y)[]> Ways = Gen.Select(Gen.Double[-80, 80], Gen.Double[-80, 80]).Array[1, 6];

    [Fact]
    public void It_never_accelerates_brakes_or_drives_beyond_what_it_can_and_arrives_where_it_was_sent() =>
        Gen.Select(Ways, Gen.Double[0.3, 3].Array[6]).Sample((way, speeds) =>
        {
            var rig = new RobotRig(RobotRig.V3);
            var model = rig.Machine.Model;
            rig.Order("o", 0, Nodes(way), change: order =>
            {
                for (var i = 0; i < way.Length; i++)
                {
                    order["edges"]![i]!["maximumSpeed"] = speeds[i];
                }
            });
            var (before, at) = (rig.Machine.Drive.SpeedMps, rig.Machine.Drive.Position);
            for (var steps = 0; !rig.Machine.Board.IsIdle; steps++)
            {
                steps.ShouldBeLessThan(20_000);
                var leg = rig.Machine.Drive.Legs.FirstOrDefault();
                rig.Machine.Step(StepS, 0);
                var drive = rig.Machine.Drive;
                (drive.SpeedMps - before).ShouldBeInRange((-model.DecelerationMps2 * StepS) - 1e-6, (model.AccelerationMps2 * StepS) + 1e-6);
                drive.Position.DistanceM(at).ShouldBeLessThan((Math.Max(before, drive.SpeedMps) * StepS) + 1e-6);
                drive.SpeedMps.ShouldBeLessThan(model.MaxSpeedMps + 1e-9);
                if (leg is not null && leg == drive.Legs.FirstOrDefault())
                {
                    drive.SpeedMps.ShouldBeLessThan(leg.Edge.MaxSpeedMps!.Value + 1e-6);
                }

                (before, at) = (drive.SpeedMps, drive.Position);
            }

            at.DistanceM(new PlanePoint(way[^1].X, way[^1].Y)).ShouldBeLessThan(0.05);
        }, iter: 100);

    [Fact]
    public void Whenever_it_is_paused_it_stands_within_its_braking_distance() =>
        Gen.Double[1, 60].Sample(afterS =>
        {
            var rig = new RobotRig(RobotRig.V2).Order("o", 0, [("a", 0, 0), ("b", 80, 0)]).Run(afterS);
            var (speed, at) = (rig.Machine.Drive.SpeedMps, rig.Machine.Drive.Position.EastM);
            rig.Instant("startPause", "p").Run(10);
            rig.Machine.Drive.IsStanding.ShouldBeTrue();
            (rig.Machine.Drive.Position.EastM - at).ShouldBeLessThan(
                SpeedProfile.BrakingDistance(speed, rig.Machine.Model.DecelerationMps2) + (speed * StepS) + 0.01);
        }, iter: 50);

    [Fact]
    public void However_often_it_is_stopped_and_cancelled_it_ends_idle_or_at_its_goal() =>
        Gen.Select(Gen.OneOf(Gen.Const("startPause"), Gen.Const("stopPause"), Gen.Const("cancelOrder"), Gen.Const("retry")), Gen.Double[0.4, 20]).Array[0, 12].Sample(story =>
        {
            var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 40, 0), ("c", 40, 40)], [RobotRig.Action("lift", "l", "HARD")]);
            var i = 0;
            foreach (var (type, seconds) in story)
            {
                rig.Run(seconds).Instant(type, $"i{i++}");
            }

            rig.Instant("stopPause", "last").RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
            (rig.Machine.LastNodeId == "c" || story.Any(step => step.Item1 == "cancelOrder")).ShouldBeTrue();
            rig.State.GetProperty("instantActionStates").EnumerateArray()
                .ShouldAllBe(run => run.GetProperty("actionStatus").GetString() == "FINISHED" || run.GetProperty("actionStatus").GetString() == "FAILED");
        }, iter: 60);

    [Fact]
    public void A_battery_only_loses_by_driving_and_more_with_a_load() =>
        Gen.Select(Gen.Double[1, 5000], Gen.Double[0, 1]).Sample((metres, load) =>
        {
            var (light, heavy) = (new Battery(2, 36000, 3600), new Battery(2, 36000, 3600));
            light.Use(metres, metres / 2, 0, 0);
            heavy.Use(metres, metres / 2, load, 0);
            light.Percent.ShouldBeLessThan(100);
            heavy.Percent.ShouldBeLessThanOrEqualTo(light.Percent);
            light.RangeM.ShouldBeLessThanOrEqualTo(72_000 - metres);
        });

    [Fact]
    public void Hours_at_once_are_the_same_as_hours_in_steps()
    {
        var (atOnce, inSteps) = (new RobotRig(RobotRig.V3), new RobotRig(RobotRig.V3));
        (string, double, double)[] way = [("a", 0, 0), ("b", 30, 0), ("c", 30, 30)];
        atOnce.Order("o", 0, way).Machine.Step(120, 0);
        inSteps.Order("o", 0, way);
        for (var i = 0; i < 480; i++)
        {
            inSteps.Machine.Step(StepS, 0);
        }

        atOnce.Machine.Drive.Position.ShouldBe(inSteps.Machine.Drive.Position);
        atOnce.Machine.Battery.Percent.ShouldBe(inSteps.Machine.Battery.Percent, 1e-9);
    }

    [Fact]
    public void A_rational_curve_of_degree_two_is_an_arc_of_a_circle()
    {
        var half = Math.Sqrt(0.5);
        var arc = Nurbs.Sample(2, [new(10, 0), new(10, 10), new(0, 10)], [1, half, 1], null);
        arc.ShouldAllBe(point => Math.Abs(point.DistanceM(default) - 10) < 1e-9);
        (arc[0].EastM, arc[^1].NorthM).ShouldBe((10, 10));
    }

    private static (string, double, double)[] Nodes((double X, double Y)[] way) =>
        [("start", 0, 0), .. way.Select((place, i) => ($"n{i}", place.X, place.Y))];
}
