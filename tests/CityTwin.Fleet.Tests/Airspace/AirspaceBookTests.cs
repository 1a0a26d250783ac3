using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Tests.Airspace;

public class AirspaceBookTests
{
    private readonly AirspaceBook _book = new(limits: new AirspaceBookLimits { MaxFlights = 2, MaxSegmentsPerFlight = 2 });

    [Fact]
    public void A_flight_that_is_under_way_is_taken_in_as_it_is_in_place_of_its_plan()
    {
        _book.TryReserve("a", [Hover(0)]).ShouldBeNull();
        _book.TryReserve("b", [Hover(1_000)]).ShouldBeNull();
        _book.TryReserve("b", [Hover(0)]).ShouldNotBeNull("it is where another is");

        _book.Keep("b", [Hover(0)]).ShouldBeTrue();

        _book.Find("b").ShouldBe([Hover(0)]);
        _book.Conflicts("a", [Hover(0)]).ShouldHaveSingleItem().FlightId.ShouldBe("b");
    }

    [Fact]
    public void Of_too_many_flights_one_more_is_not_kept_of_too_many_segments_the_first_are_and_of_none_nothing()
    {
        _book.Keep("a", [Hover(0), Hover(1), Hover(2)]).ShouldBeTrue();
        _book.Find("a").ShouldBe([Hover(0), Hover(1)]);
        _book.Keep("b", [Hover(0)]).ShouldBeTrue();
        _book.Keep("c", [Hover(0)]).ShouldBeFalse();
        _book.Keep("a", []).ShouldBeTrue();
        _book.Find("a").ShouldBeNull();
    }

    private static FlightSegment Hover(double eastM)
    {
        var at = new AirPoint(new PlanePoint(eastM, 0), 300);
        return new FlightSegment(FlightPhase.Hover, at, at, 0, 60_000, 0);
    }
}
