using System.Security.Cryptography;
using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.Dispatch;

/// <summary>Reads what air is to be closed, and into which districts it reaches.</summary>
internal sealed class AirReader(DistrictOutlines outlines, TimeProvider clock)
{
    private const int MinPoints = 3, MaxPoints = 500;
    private const int CirclePoints = 48;
    private const double MaxRadiusM = 20_000;
    private const double MaxHeightM = 10_000;
    private const int MaxReasonLength = 300;
    private const double MetresPerDegree = 111_320;

    /// <summary>Beyond this a degree of longitude is taken to be as long as here: nearer to a pole a circle would have no sides.</summary>
    private const double SteepestLatitude = 89;

    private const int SerialBytes = 16;

    /// <param name="district">Whose centre closes it.</param>
    /// <exception cref="Grpc.Core.RpcException">It makes no sense, or reaches beyond the caller's area.</exception>
    public AirClosure Read(V1.CloseAirRequest request, DivisionCode district, Caller caller)
    {
        var key = OrderDoor.Key("request_id", request.RequestId)
            ?? throw Refusal.Invalid("request_id", "a key is required: it makes a closure that is sent twice one.");
        var (field, ring) = Ring(request);
        var closure = new AirClosure(
            Id(district, caller.Subject, key), ring, request.HasCeilingM ? Height("ceiling_m", request.CeilingM) : null, Until(request), caller.Subject,
            request.HasFloorM ? Height("floor_m", request.FloorM) : 0, Reason(request.Reason));
        if (closure.CeilingM <= closure.FloorM)
        {
            throw Refusal.Invalid("ceiling_m", $"{closure.CeilingM} m is not above the floor, {closure.FloorM} m.");
        }

        var reached = DistrictsOf(closure);
        if (reached.Count == 0)
        {
            throw Refusal.Invalid(field, "it lies in no district of this city.");
        }

        if (reached.Any(one => !caller.MaySee(one)))
        {
            throw Refusal.Denied(
                $"It reaches into {reached.First(one => !caller.MaySee(one))}, which is outside the area of your token, {caller.Area}: draw it smaller, or have a centre over both close it.");
        }

        return reached.Contains(district)
            ? closure
            : throw Refusal.Invalid("district", $"it does not reach into {district}, but into {string.Join(", ", reached)}.");
    }

    /// <summary>The districts that it reaches into, ascending.</summary>
    public IReadOnlyList<DivisionCode> DistrictsOf(AirClosure closure) => outlines.Districts(Shape(closure.Area));

    /// <summary>The district whose centre closed it; null when that is no id of a closure.</summary>
    public static DivisionCode? DistrictIn(string id) =>
        id.Split(':') is ["air", var code, { Length: > 0 }] && DivisionCode.TryParse(code, out var district) && district.Level == DivisionLevel.District
            ? district
            : null;

    private static string Id(DivisionCode district, string by, string key) =>
        $"air:{district}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{by}|{key}")).AsSpan(0, SerialBytes))}";

    private static (string Field, IReadOnlyList<GeoPoint> Ring) Ring(V1.CloseAirRequest request) => (request.Area.Count, request.Circle) switch
    {
        (0, null) => throw Refusal.Invalid("area", "an area or a circle is required."),
        (0, { } circle) => ("circle", Around(Places.Required("circle.centre", circle.Centre), circle.RadiusM)),
        (_, not null) => throw Refusal.Invalid("circle", "give an area or a circle, not both."),
        _ => ("area", Area(request.Area)),
    };

    private static IReadOnlyList<GeoPoint> Area(IReadOnlyList<V1.UnitPlace> asked)
    {
        GeoPoint[] points = asked.Count > MaxPoints + 1 ? [] : [.. asked.Select((point, i) => Places.Required($"area[{i}]", point))];
        GeoPoint[] ring = points.Length > 1 && points[^1] == points[0] ? points[..^1] : points;
        return ring.Length is < MinPoints or > MaxPoints ? throw Refusal.Invalid("area", $"{asked.Count} points: expected {MinPoints} to {MaxPoints}.")
            : !Shape(ring).IsValid ? throw Refusal.Invalid("area", "its sides cross each other, or nothing lies between them: name its corners in their order.")
            : ring;
    }

    /// <summary>The sides are outside the circle and touch it: no part of it stays open.</summary>
    private static IReadOnlyList<GeoPoint> Around(GeoPoint centre, double radiusM)
    {
        if (radiusM is not (> 0 and <= MaxRadiusM))
        {
            throw Refusal.Invalid("circle.radius_m", $"{radiusM} is not above 0 and up to {MaxRadiusM} m.");
        }

        var north = radiusM / Math.Cos(Math.PI / CirclePoints) / MetresPerDegree;
        var east = north / Math.Cos(Math.Min(Math.Abs(centre.Latitude), SteepestLatitude) * Math.PI / 180);
        return
        [
            .. Enumerable.Range(0, CirclePoints).Select(i => i * 2 * Math.PI / CirclePoints)
                .Select(angle => new GeoPoint(centre.Longitude + (east * Math.Cos(angle)), centre.Latitude + (north * Math.Sin(angle)))),
        ];
    }

    private static Polygon Shape(IReadOnlyList<GeoPoint> ring) =>
        new(new LinearRing([.. ring.Append(ring[0]).Select(point => new Coordinate(point.Longitude, point.Latitude))]));

    private static double Height(string field, double heightM) => heightM is >= 0 and <= MaxHeightM
        ? heightM
        : throw Refusal.Invalid(field, $"{heightM} is not from 0 to {MaxHeightM} m above the ground.");

    private long? Until(V1.CloseAirRequest request)
    {
        var until = request.Until?.ToDateTimeOffset();
        return until <= clock.GetUtcNow()
            ? throw Refusal.Invalid("until", $"{until:O} has passed.")
            : until?.ToUnixTimeMilliseconds();
    }

    private static string Reason(string reason) => reason.Trim().Length == 0
        ? throw Refusal.Invalid("reason", "whoever may not fly there has to be told why.")
        : Asked.AtMost("reason", reason.Trim(), MaxReasonLength);
}
