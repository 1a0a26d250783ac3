using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Driving.Vda5050;

namespace CityTwin.Benchmarks.Units;

/// <summary>Who moves where: units spread evenly over the city's cells.</summary>
internal static class UnitPlan
{
    private const string Team = "fire-crew", Robot = "patrol-robot";
    private const double MinRadiusM = 60, MaxRadiusM = 200;
    private const double MinSpeedMps = 2, MaxSpeedMps = 12;

    /// <summary>Serials from here on are nobody's in a city as it is made.</summary>
    private const int FirstSerial = 5_000;

    public static IReadOnlyList<PlannedUnit> Of(
        UnitsOptions options, IReadOnlyList<(DivisionCode Cell, double Longitude, double Latitude)> places)
    {
        var random = new Random(options.Seed);
        var robots = (int)Math.Round(options.Units * options.RobotShare);
        return [.. Enumerable.Range(0, options.Units).Select(i => One(i, IsRobot(i), places[i % places.Count], random))];

        // Evenly among the others, whatever the share: as a line is drawn on a grid.
        bool IsRobot(int i) => (long)(i + 1) * robots / options.Units > (long)i * robots / options.Units;

        PlannedUnit One(int i, bool isRobot, (DivisionCode Cell, double Longitude, double Latitude) place, Random random)
        {
            var (east, north) = Utm48.ToMetres(place.Longitude, place.Latitude);
            var serial = (FirstSerial + (i / places.Count)).ToString("D4", CultureInfo.InvariantCulture);
            return new PlannedUnit(
                TwinId.Unit(isRobot ? TwinKind.Robot : TwinKind.Team, place.Cell, serial),
                string.Create(CultureInfo.InvariantCulture, $"bench-unit-{i:D6}"), isRobot ? Robot : Team, east, north,
                Between(MinRadiusM, MaxRadiusM), Between(MinSpeedMps, MaxSpeedMps), random.NextDouble() * Math.Tau);
        }

        double Between(double least, double most) => least + (random.NextDouble() * (most - least));
    }
}
