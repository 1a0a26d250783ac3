using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;

namespace CityTwin.Fleet.Tests.Airspace;

public class ClosestApproachTests
{
    private static readonly Separation Minima = new();

    private static readonly Gen<AirPoint> Point = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 60])
        .Select(p => FlatLand.At(p.Item1, p.Item2, p.Item3));

    private static readonly Gen<FlightSegment> Segment = Gen.Select(Point, Point, Gen.Long[0, 20_000], Gen.Long[0, 20_000])
        .Select((from, to, start, length) => new FlightSegment(FlightPhase.Cruise, from, to, start, start + length, 0));

    [Fact]
    public void A_conflict_is_what_small_steps_in_time_find() => Gen.Select(Segment, Segment).Sample((one, other) =>
    {
        var conflict = ClosestApproach.Find(one, other, Minima);
        var (from, until) = (Math.Max(one.StartMs, other.StartMs), Math.Min(one.EndMs, other.EndMs));
        var least = double.MaxValue;
        for (var at = from; at <= until; at += 20)
        {
            var (plane, height) = Apart(one, other, at);
            if (plane < Minima.HorizontalM && height < Minima.VerticalM)
            {
                least = Math.Min(least, plane);
                conflict.ShouldNotBeNull();
                ((double)at).ShouldBeInRange(conflict.Value.FromMs - 1e-6, conflict.Value.UntilMs + 1e-6);
            }
        }

        if (conflict is var (fromMs, untilMs, horizontalM, verticalM, _))
        {
            horizontalM.ShouldBeLessThanOrEqualTo(Minima.HorizontalM + 1e-6);
            verticalM.ShouldBeLessThanOrEqualTo(Minima.VerticalM + 1e-6);
            horizontalM.ShouldBeLessThanOrEqualTo(least + 1e-6);
            fromMs.ShouldBeGreaterThanOrEqualTo(from);
            untilMs.ShouldBeLessThanOrEqualTo(until);
        }
    }, iter: 20_000);

    [Fact]
    public void Two_that_meet_head_on_are_too_close_for_as_long_as_they_need_for_two_minima()
    {
        var east = new FlightSegment(FlightPhase.Cruise, FlatLand.At(0, 0, 100), FlatLand.At(1000, 0, 100), 0, 100_000, 0);
        var west = new FlightSegment(FlightPhase.Cruise, FlatLand.At(1000, 0, 110), FlatLand.At(0, 0, 110), 0, 100_000, 0);
        var (fromMs, untilMs, horizontalM, verticalM, other) = ClosestApproach.Find(east, west, Minima).ShouldNotBeNull();
        (Math.Round(fromMs), Math.Round(untilMs), horizontalM, verticalM).ShouldBe((48_500, 51_500, 0, 10));
        other.ShouldBe(FlatLand.At(500, 0, 110));
        ClosestApproach.Find(east, west, new Separation(30, 10)).ShouldBeNull();
    }

    private static (double Plane, double Height) Apart(FlightSegment one, FlightSegment other, long atMs)
    {
        var (a, b) = (At(one, atMs), At(other, atMs));
        return (a.Place.DistanceM(b.Place), Math.Abs(a.AltitudeM - b.AltitudeM));
    }

    private static AirPoint At(FlightSegment s, long atMs) =>
        s.EndMs == s.StartMs ? s.From : s.From.Towards(s.To, (double)(atMs - s.StartMs) / (s.EndMs - s.StartMs));
}
