using CityTwin.DevicesSim.Drones.Ground;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Drones.Ground;

public sealed class Utm48Tests
{
    [Fact]
    public void The_middle_meridian_at_the_equator_is_the_false_origin()
    {
        var (east, north) = Utm48.FromDegrees(105, 0);
        (east, north).ShouldBe((500_000, 0));
    }

    [Fact]
    public void The_quarter_meridian_has_its_length_at_the_pole()
    {
        // 10,001,965.729 m on WGS 84, times the projection's scale.
        Utm48.FromDegrees(105, 90).NorthM.ShouldBe(10_001_965.729 * 0.9996, 0.001);
    }

    [Fact]
    public void Degrees_come_back_to_a_millimetre_in_the_zone() =>
        Gen.Select(Gen.Double[101.9, 108.1], Gen.Double[-60, 60]).Sample((lon, lat) =>
        {
            var (east, north) = Utm48.FromDegrees(lon, lat);
            var back = Utm48.ToDegrees(east, north);
            back.Lon.ShouldBe(lon, 1e-8);
            back.Lat.ShouldBe(lat, 1e-8);
        });

    [Fact]
    public void A_hundredth_of_a_degree_near_Chongqing_is_as_long_as_on_the_ellipsoid()
    {
        // At 29.56° N: radius of the prime vertical 6,383,343.9 m, times the cosine, times the scale at 150 km from the middle.
        var from = Utm48.FromDegrees(106.55, 29.56);
        var to = Utm48.FromDegrees(106.56, 29.56);
        double.Hypot(to.EastM - from.EastM, to.NorthM - from.NorthM).ShouldBe(6_383_343.9 * Math.Cos(29.56 * Math.PI / 180) * 0.01 * Math.PI / 180 * 0.99988, 0.05);
    }
}
