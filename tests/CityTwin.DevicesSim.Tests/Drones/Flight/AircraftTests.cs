using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Drones.Flight;

/// <summary>What no flight may break, over hills and in wind.</summary>
public sealed class AircraftTests
{
    private static readonly Gen<(double East, double North, double Above)[]> Places =
        Gen.Select(Gen.Double[-1_200, 1_200], Gen.Double[-1_200, 1_200], Gen.Double[5, 120]).Array[1, 4];

    private static readonly Gen<(double Mps, double Towards, ulong Seed)> Winds =
        Gen.Select(Gen.Double[0, 9], Gen.Double[0, 6.28], Gen.ULong);

    [Fact]
    public void Energy_falls_speed_and_climb_keep_their_limits_and_the_ground_is_never_met_on_any_flight() =>
        Gen.Select(Places, Winds).Sample((places, wind) =>
        {
            var flight = new TestFlight(Hills.Ridges, TestFlight.Steady(wind.Mps, wind.Towards, wind.Seed));
            var frame = flight.Craft.Frame;
            flight.Watch = before =>
            {
                var craft = flight.Craft;
                craft.EnergyJ.ShouldBeLessThan(before.EnergyJ);
                craft.Moving.LevelMps.ShouldBeLessThanOrEqualTo(frame.CruiseSpeedMps + 0.01);
                craft.Moving.UpMps.ShouldBeInRange(-frame.DescentSpeedMps - 0.01, frame.ClimbSpeedMps + 0.01);
                new Motion(craft.Moving.EastMps - before.Moving.EastMps, craft.Moving.NorthMps - before.Moving.NorthMps, 0)
                    .LevelMps.ShouldBeLessThanOrEqualTo(craft.IsFlying ? (frame.AccelerationMps2 * TestFlight.StepS) + 0.001 : 100);
                craft.AboveGroundM.ShouldBeGreaterThanOrEqualTo(-0.001);
            };
            flight.Pilot.Fly(Fly(places), FlightRules.Default);
            flight.UntilDown();
            flight.Craft.IsWrecked.ShouldBeFalse();
            flight.Craft.Where.LevelDistanceTo(flight.Home).ShouldBeLessThan(1.5);
            flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
        }, iter: 40);

    [Fact]
    public void A_flight_of_one_seed_is_the_same_to_the_last_bit()
    {
        (Place, double, int) Once()
        {
            var flight = new TestFlight(Hills.Ridges, TestFlight.Steady(7, 1, seed: 5));
            flight.Pilot.Fly(Fly([(500, 300, 60), (-200, 700, 80)]), FlightRules.Default);
            flight.For(150);
            return (flight.Craft.Where, flight.Craft.EnergyJ, flight.News.Count);
        }

        Once().ShouldBe(Once());
    }

    [Fact]
    public void Cruising_for_the_endurance_empties_the_battery_and_wind_costs_more()
    {
        var frame = new Airframe { EnduranceS = 1_800 };
        (frame.PowerW(frame.CruiseSpeedMps, 0) * 1_800).ShouldBe(frame.BatteryJ, 1);
        frame.PowerW(20, 0).ShouldBeGreaterThan(frame.PowerW(15, 0));
        frame.PowerW(0, 6).ShouldBeGreaterThan(frame.PowerW(0, 0));
        frame.PowerW(0, -6).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void An_aircraft_without_energy_falls_and_is_wrecked()
    {
        var flight = new TestFlight();
        flight.Pilot.FlyTo(Hills.At(flight.Terrain, 300, 0, 60), 10, FlightRules.Default, 60);
        flight.For(30);
        flight.Craft.Lose(flight.Craft.EnergyJ);
        flight.UntilDown();
        flight.Craft.IsWrecked.ShouldBeTrue();
        flight.Told(PilotNewsKind.Wrecked).ShouldBeTrue();
    }

    [Fact]
    public void A_battery_fills_in_the_time_asked_for_and_slower_at_the_end()
    {
        var craft = new Aircraft(new Airframe(), Hills.Ridges, Hills.Middle, 0);
        craft.Lose(craft.EnergyJ);
        var full = TimeSpan.FromMinutes(30);
        var first = Charger.PowerW(craft, full);
        var seconds = 0;
        for (; craft.BatteryPercent < 99.9; seconds++)
        {
            craft.Charge(Charger.PowerW(craft, full));
        }

        seconds.ShouldBeInRange(1_700, 1_830);
        Charger.PowerW(craft, full).ShouldBeLessThan(first / 3);
    }

    private static FlightRoute Fly(IEnumerable<(double East, double North, double Above)> places) => TestFlight.Route(
        places.Select(place => Hills.At(Hills.Ridges, place.East, place.North, place.Above)));
}
