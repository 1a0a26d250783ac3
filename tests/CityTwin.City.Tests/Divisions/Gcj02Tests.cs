using CityTwin.City.Generation;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Tests.Divisions;

public class Gcj02Tests
{
    /// <summary>A pair that circulates with the published formula.</summary>
    [Fact]
    public void A_known_place_is_shifted_as_known()
    {
        var shifted = Gcj02.FromWgs84(new Coordinate(121.5272106, 31.1774276));
        shifted.X.ShouldBe(121.531541859215, 1e-7);
        shifted.Y.ShouldBe(31.17530398364597, 1e-7);
    }

    [Fact]
    public void There_and_back_is_less_than_a_millimetre_away() =>
        Gen.Select(Gen.Double[105.2, 110.3], Gen.Double[28.1, 32.3]).Sample((longitude, latitude) =>
        {
            var gcj = new Coordinate(longitude, latitude);
            Gcj02.FromWgs84(Gcj02.ToWgs84(gcj)).Distance(gcj).ShouldBeLessThan(1e-8);
        });
}
