using System.Collections.Frozen;
using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Where pictures of an area are taken from above: on rows as wide apart as the camera sees across, at stops as wide apart as it
/// sees along, each with the overlap of a <see cref="CoverageRequest"/>.
/// </summary>
internal static class AreaRows
{
    /// <summary>What is closed at any moment of that long is not flown over: a battery lasts no longer.</summary>
    private const long FlightMs = 3_600_000;

    public static AimStops Of(AirspaceMap air, IReadOnlyList<GeoPoint> corners, double heightM, long nowMs)
    {
        var area = Ring(corners);
        var request = new CoverageRequest(area, heightM, new CameraFigures());
        request = request with { CutOut = Closed(air, area, request.MarginM, nowMs) };
        var (pattern, refusal) = new LawnMower().Plan(request);
        if (pattern is null)
        {
            return AimStops.No($"The area cannot be covered: {refusal}");
        }

        var stops = PictureStops.Along(pattern.Tracks, request);
        return stops.Count > UnitTask.MaxStops ? AimStops.No(string.Create(CultureInfo.InvariantCulture,
                $"The area takes {stops.Count} pictures from {heightM:0.#} m, and one flight takes at most {UnitTask.MaxStops}: make it smaller, part it, or fly higher."))
            : new AimStops([.. stops.Select(stop => stop.ToDegrees())], 0) { LookDeg = pattern.DirectionDegrees };
    }

    private static Polygon Ring(IReadOnlyList<GeoPoint> corners)
    {
        var ring = corners.Select(point => PlanePoint.Of(point)).Select(point => new Coordinate(point.EastM, point.NorthM)).ToList();
        if (!ring[0].Equals2D(ring[^1]))
        {
            ring.Add(ring[0].Copy());
        }

        return new Polygon(new LinearRing([.. ring]));
    }

    private static AirspaceArea[] Closed(AirspaceMap air, Polygon area, double marginM, long nowMs)
    {
        var box = area.EnvelopeInternal.Copy();
        box.ExpandBy(marginM);
        return
        [
            .. air.Rules.Where(rule => rule.Kind == AirspaceRuleKinds.NoFly && rule.Binds("", FrozenSet<string>.Empty, nowMs, nowMs + FlightMs)
                && rule.Area.Touches(box)).Select(rule => rule.Area),
        ];
    }
}
