using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;
using static CityTwin.Fleet.Tests.Airspace.FlatLand;

namespace CityTwin.Fleet.Tests.Airspace;

public class DeconflictorTests
{
    [Fact]
    public void A_flight_in_nobody_s_way_is_left_as_it_is()
    {
        var book = new AirspaceBook();
        book.TryReserve("a", Planner().Plan(Flight(500, 3500, 3500, 3500)).Plan!.Segments).ShouldBeNull();
        var result = new Deconflictor(Planner(), book).Resolve("b", Flight(500, 500, 3500, 500));
        (result.Means, result.Answer.Reachable, result.Considered.Count).ShouldBe((DeconflictionMeans.None, true, 0));
    }

    [Fact]
    public void Crossing_flights_are_kept_apart_by_what_costs_least_and_all_that_was_considered_is_told()
    {
        var book = new AirspaceBook();
        book.TryReserve("a", Planner().Plan(Flight(2000, 500, 2000, 3500)).Plan!.Segments).ShouldBeNull();
        var result = new Deconflictor(Planner(), book).Resolve("b", Flight(500, 2000, 3500, 2000));

        result.Conflicts.ShouldNotBeEmpty();
        result.Conflicts[0].FlightId.ShouldBe("a");
        result.Considered.Count.ShouldBe(3);
        result.Means.ShouldBe(result.Considered[0].Means);
        result.Considered.Select(o => o.CostS).ShouldBeInOrder();
        book.TryReserve("b", result.Answer.Plan!.Segments).ShouldBeNull();
    }

    [Fact]
    public void Two_from_one_dock_depart_one_after_the_other()
    {
        var book = new AirspaceBook();
        book.TryReserve("a", Planner().Plan(Flight(500, 500, 3500, 500)).Plan!.Segments).ShouldBeNull();
        var result = new Deconflictor(Planner(), book).Resolve("b", Flight(500, 500, 500, 3500));
        result.Means.ShouldBe(DeconflictionMeans.Delay);

        // Five would do on the way out; but the first comes down over the dock for ten when both are back.
        result.Considered[0].Reason.ShouldBe("It departs 10 s later.");
        result.Considered.Skip(1).ShouldAllBe(option => option.Plan == null);
    }

    [Fact]
    public void Where_nothing_helps_the_flight_in_the_way_is_named()
    {
        var book = new AirspaceBook();
        var hovering = new FlightSegment(FlightPhase.Hover, FlatLand.At(500, 500, 210), FlatLand.At(500, 500, 210), NoonMs - 1_000_000, NoonMs + 10_000_000, 0);
        book.TryReserve("a", [hovering]).ShouldBeNull();
        var result = new Deconflictor(Planner(), book).Resolve("b", Flight(500, 500, 3500, 500));
        result.Answer.Refusal.ShouldNotBeNull().Code.ShouldBe(FlightRefusalCode.Traffic);
        result.Answer.Refusal.Reason.ShouldStartWith("Flight a is in the way.");
    }

    [Fact]
    public void However_many_fly_none_comes_close_to_another() => Gen.Select(
        Gen.Int[2, 38], Gen.Int[2, 38], Gen.Int[2, 38], Gen.Int[2, 38], Gen.Int[0, 120]).Array[2, 12].Sample(flights =>
    {
        var (planner, book) = (Planner(), new AirspaceBook());
        var flown = new List<IReadOnlyList<FlightSegment>>();
        foreach (var (i, (x, y, toX, toY, after)) in flights.Index())
        {
            var request = Flight(x * 100, y * 100, toX * 100, toY * 100) with { DepartMs = NoonMs + (after * 1000), OnSceneS = 60 };
            if (new Deconflictor(planner, book).Resolve($"f{i}", request).Answer.Plan is { } plan)
            {
                book.TryReserve($"f{i}", plan.Segments).ShouldBeNull();
                flown.Add(plan.Segments);
            }
        }

        // Judged second by second.
        for (var at = NoonMs; at < NoonMs + 900_000; at += 1000)
        {
            var places = flown.Select(segments => Where(segments, at)).ToList();
            for (var i = 0; i < places.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (places[i] is { } one && places[j] is { } other)
                    {
                        (one.Place.DistanceM(other.Place) >= 29.9 || Math.Abs(one.AltitudeM - other.AltitudeM) >= 14.9).ShouldBeTrue();
                    }
                }
            }
        }
    }, iter: 15);

    [Fact]
    public void The_book_is_bounded_and_forgets_what_is_over()
    {
        var book = new AirspaceBook(limits: new AirspaceBookLimits { MaxFlights = 1, MaxSegmentsPerFlight = 5 });
        var segments = Planner().Plan(Flight(500, 500, 3500, 500)).Plan!.Segments;
        book.TryReserve("a", []).ShouldNotBeNull().ShouldContain("1 to 5");
        book.TryReserve("a", segments).ShouldBeNull();
        book.TryReserve("a", segments).ShouldBeNull("a new plan stands in place of the old one");
        book.TryReserve("b", Planner().Plan(Flight(500, 3500, 3500, 3500)).Plan!.Segments).ShouldNotBeNull().ShouldContain("the most there may be");
        book.ReleaseBefore(segments[^1].EndMs).ShouldBe(0);
        book.ReleaseBefore(segments[^1].EndMs + 1).ShouldBe(1);
        book.Flights.ShouldBe(0);
    }

    private static AirPoint? Where(IReadOnlyList<FlightSegment> segments, long atMs) => segments
        .Where(s => s.StartMs <= atMs && atMs <= s.EndMs)
        .Select(s => (AirPoint?)(s.EndMs == s.StartMs ? s.To : s.From.Towards(s.To, (double)(atMs - s.StartMs) / (s.EndMs - s.StartMs))))
        .FirstOrDefault();
}
