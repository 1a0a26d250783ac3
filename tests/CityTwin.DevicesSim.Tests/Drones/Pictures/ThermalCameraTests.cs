using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Tests.Drones.Pictures;

public sealed class ThermalCameraTests
{
    private const double AmbientC = 21;

    private static readonly View Below = View.From(Hills.At(Hills.Ridges, 0, 0, 80), 0, -90, Hills.Ridges);

    [Fact]
    public void Without_a_fire_nothing_is_hotter_than_sun_makes_it() =>
        ThermalCamera.Measure(Below, [], AmbientC, sun: 1, 3).MostC.ShouldBeInRange(AmbientC, AmbientC + 15);

    [Fact]
    public void A_fire_below_is_measured_as_hot_as_it_burns_up_to_the_end_of_the_range()
    {
        Most(flames: 0, smoke: 0.8, awayM: 0).ShouldBeInRange(70, 115);
        Most(flames: 0.3, smoke: 1, awayM: 0).ShouldBeInRange(300, 350);
        Most(flames: 1, smoke: 1, awayM: 0).ShouldBe(ThermalCamera.MostC);
    }

    [Fact]
    public void The_farther_a_fire_is_out_of_the_view_the_less_of_it_is_measured()
    {
        var measured = new[] { 0.0, 70, 90, 120, 400 }.Select(away => Most(0.4, 1, away)).ToList();
        measured.ShouldBe(measured.OrderDescending());
        measured[^1].ShouldBeLessThan(AmbientC + 15);
    }

    [Fact]
    public void A_camera_that_looks_ahead_sees_what_is_ahead()
    {
        var ahead = View.From(Hills.At(Hills.Ridges, 0, 0, 80), headingDeg: 90, pitchDeg: -45, Hills.Ridges);
        ahead.Middle.EastM.ShouldBe(Below.Middle.EastM + 80, 1);
        ahead.Middle.NorthM.ShouldBe(Below.Middle.NorthM, 1);
    }

    private static double Most(double flames, double smoke, double awayM) => ThermalCamera.Measure(
        Below, [new Fire(Below.Middle with { EastM = Below.Middle.EastM + awayM }, flames, smoke, 0)], AmbientC, 0.5, 3).MostC;
}
