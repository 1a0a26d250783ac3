using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;
using NetTopologySuite.Operation.Distance;

namespace CityTwin.Fleet.Coverage;

/// <summary>Patterns around a building. They keep from this building; whether others are in the way is the airspace's question.</summary>
public static class BuildingInspection
{
    private const double LowestHeightM = 2;
    private const double UsualOverlap = 0.2;

    /// <summary>A circle around a building, looking at its middle: an orbit.</summary>
    /// <param name="standOffM">From the furthest corner of the building.</param>
    /// <param name="altitudeM">Above the datum.</param>
    /// <param name="lookAtM">The altitude that the camera looks at.</param>
    public static IReadOnlyList<InspectionPoint> Orbit(
        BuildingShape building, double standOffM, double altitudeM, double lookAtM, int points = 24)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, new CoverageLimits().MaxPoints);
        var centre = PlanePoint.Of(building.Footprint.Centroid.Coordinate);
        var radiusM = building.Footprint.Coordinates.Max(c => PlanePoint.Of(c).DistanceM(centre)) + standOffM;
        var gimbal = -Math.Atan2(altitudeM - lookAtM, radiusM) * 180 / Math.PI;
        return [.. Enumerable.Range(0, points).Select(i =>
        {
            var angle = 2 * Math.PI * i / points;
            var at = new PlanePoint(centre.EastM + (radiusM * Math.Sin(angle)), centre.NorthM + (radiusM * Math.Cos(angle)));
            return new InspectionPoint(new AirPoint(at, altitudeM), at.BearingTo(centre), gimbal, 0, i);
        })];
    }

    /// <summary>
    /// Every floor from a distance, at places around the building that are no further apart than a picture is wide less the overlap,
    /// each facing the nearest wall.
    /// </summary>
    /// <param name="standOffM">From the wall.</param>
    /// <param name="fromFloor">The lowest floor, from 1.</param>
    /// <param name="toFloor">The highest floor; all up to the roof, without it.</param>
    /// <exception cref="ArgumentException">The floors are none of the building's, or it takes too many points.</exception>
    public static IReadOnlyList<InspectionPoint> Facade(
        BuildingShape building, CameraFigures camera, double standOffM, InspectionOrder order = InspectionOrder.Floors,
        double overlap = UsualOverlap, int fromFloor = 1, int? toFloor = null, CoverageLimits? limits = null)
    {
        var last = toFloor ?? building.Storeys;
        if (fromFloor < 1 || last > building.Storeys || fromFloor > last)
        {
            throw new ArgumentException($"Floors {fromFloor} to {last} are asked for: the building has 1 to {building.Storeys}.", nameof(fromFloor));
        }

        if (!(standOffM > 0) || overlap is < 0 or > 0.95)
        {
            throw new ArgumentException($"Expected a distance above 0 and an overlap of 0 to 0.95, not {standOffM} m and {overlap}.", nameof(standOffM));
        }

        var around = Around(building.Footprint, standOffM, camera.WidthM(standOffM) * (1 - overlap));
        var most = (limits ?? new CoverageLimits()).MaxPoints;
        return (long)around.Count * (last - fromFloor + 1) <= most
            ? InOrder(building, around, fromFloor, last, order)
            : throw new ArgumentException($"It takes more than {most} points: stand further off, or take fewer floors.", nameof(standOffM));
    }

    /// <summary>How many points <see cref="Facade"/> has of all floors.</summary>
    public static long FacadePoints(BuildingShape building, CameraFigures camera, double standOffM, double overlap = UsualOverlap) =>
        (long)Around(building.Footprint, standOffM, camera.WidthM(standOffM) * (1 - overlap)).Count * building.Storeys;

    private static List<InspectionPoint> InOrder(
        BuildingShape building, List<(PlanePoint At, double Heading)> around, int first, int last, InspectionOrder order)
    {
        var floors = Enumerable.Range(first, last - first + 1).ToList();
        return order == InspectionOrder.Floors
            ? [.. floors.SelectMany(floor => around.Select((_, i) => Point(i, floor)))]
            : [.. around.SelectMany((_, i) => (i % 2 == 0 ? floors : floors.AsEnumerable().Reverse()).Select(floor => Point(i, floor)))];

        // Close to the ground there are people and parked cars.
        InspectionPoint Point(int i, int floor) => new(
            new AirPoint(around[i].At, Math.Max(building.MiddleOfFloorM(floor), building.BaseM + LowestHeightM)), around[i].Heading, 0, floor, i);
    }

    private static List<(PlanePoint At, double Heading)> Around(Geometry footprint, double standOffM, double spacingM)
    {
        var grown = footprint.Buffer(standOffM);
        var outer = Enumerable.Range(0, grown.NumGeometries).Select(grown.GetGeometryN).OfType<Polygon>().OrderByDescending(p => p.Area).First();
        var (ring, count) = (new LengthIndexedLine(outer.ExteriorRing), (int)Math.Max(4, Math.Ceiling(outer.ExteriorRing.Length / spacingM)));
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var at = ring.ExtractPoint(outer.ExteriorRing.Length * i / count);
            var wall = DistanceOp.NearestPoints(footprint, footprint.Factory.CreatePoint(at))[0];
            return (PlanePoint.Of(at), PlanePoint.Of(at).BearingTo(PlanePoint.Of(wall)));
        })];
    }
}
