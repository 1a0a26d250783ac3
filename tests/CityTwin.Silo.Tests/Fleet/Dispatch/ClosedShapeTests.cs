using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class ClosedShapeTests
{
    private static readonly BoundingBox City = new(106, 29, 107, 30);

    [Fact]
    public void A_ring_around_an_area_of_the_city_is_closed_whether_its_first_point_is_said_twice_or_not()
    {
        var open = Ring((106.1, 29.1), (106.2, 29.1), (106.2, 29.2));
        var shut = Ring((106.1, 29.1), (106.2, 29.1), (106.2, 29.2), (106.1, 29.1));

        (ClosedShape.WhyNot(open, City), ClosedShape.WhyNot(shut, City)).ShouldBe((null, null));
        ClosedShape.Of(open)!.Area.ShouldBe(ClosedShape.Of(shut)!.Area);
        ClosedShape.WhyNot(Ring((105, 28), (108, 28), (108, 31), (105, 31)), City).ShouldBeNull("the city is within it");
    }

    [Fact]
    public void A_ring_on_one_line_or_in_one_place_encloses_nothing()
    {
        string?[] why = [ClosedShape.WhyNot(Ring((106.101, 29.1), (106.102, 29.1), (106.103, 29.1)), City),
            ClosedShape.WhyNot(Ring((106.1, 29.1), (106.1, 29.1), (106.1, 29.1)), City),
            ClosedShape.WhyNot(Ring((106.1, 29.1), (106.2, 29.2), (106.1, 29.1)), City)];

        why.ShouldAllBe(said => said!.Contains("close nothing"));
    }

    [Fact]
    public void A_ring_that_crosses_or_touches_itself_is_refused_with_the_place()
    {
        ClosedShape.WhyNot(Ring((106.1, 29.1), (106.3, 29.3), (106.3, 29.1), (106.1, 29.3)), City)!.ShouldContain("crosses or touches itself near 106.199997, 29.2001");
        ClosedShape.WhyNot(Ring((106.1, 29.1), (106.3, 29.1), (106.5, 29.1), (106.5, 29.3), (106.3, 29.1), (106.1, 29.3)), City)!.ShouldContain("crosses or touches itself near 106.3, 29.1");
    }

    [Theory]
    [InlineData(107.5, 29.5)]
    [InlineData(106.5, 31)]
    public void A_ring_beyond_the_city_is_refused(double longitude, double latitude) =>
        ClosedShape.WhyNot(Ring((longitude, latitude), (longitude + 0.1, latitude), (longitude + 0.1, latitude + 0.1)), City)!
            .ShouldContain("beyond the city: expected some of 106 to 107, 29 to 30");

    [Theory]
    [InlineData(double.NaN, 29.5)]
    [InlineData(106.5, 95)]
    public void What_is_no_place_is_refused(double longitude, double latitude) =>
        ClosedShape.WhyNot(Ring((106.1, 29.1), (106.2, 29.1), (longitude, latitude)), City)!.ShouldContain("no place on earth");

    [Fact]
    public void Of_what_was_closed_before_rings_were_looked_at_what_is_within_stays_closed_and_nothing_breaks()
    {
        ClosedShape.Of(Ring((106.1, 29.1), (106.3, 29.3), (106.3, 29.1), (106.1, 29.3)))!.IsValid.ShouldBeTrue();
        ClosedShape.Of(Ring((106.1, 29.1), (106.1, 29.1), (106.1, 29.1))).ShouldBeNull();
    }

    private static AirClosure Ring(params (double Longitude, double Latitude)[] ring) =>
        new("smoke", [.. ring.Select(point => new GeoPoint(point.Longitude, point.Latitude))], null, null, "");
}
