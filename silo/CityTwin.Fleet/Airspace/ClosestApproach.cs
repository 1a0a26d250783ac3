using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>
/// Whether two straight, steady motions lose their separation, exactly. Their relative place is linear in time, so "too close
/// in the plane" is where a quadratic is negative, "too close in height" between two roots of a linear one, and the conflict
/// is what both stretches of time share.
/// </summary>
internal static class ClosestApproach
{
    public static (double FromMs, double UntilMs, double HorizontalM, double VerticalM, AirPoint Other)? Find(
        FlightSegment one, FlightSegment other, Separation minima)
    {
        double from = Math.Max(one.StartMs, other.StartMs), until = Math.Min(one.EndMs, other.EndMs);
        if (from > until)
        {
            return null;
        }

        var (a, b) = (Motion.Of(one, from), Motion.Of(other, from));
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        var (vx, vy, vz) = (a.Vx - b.Vx, a.Vy - b.Vy, a.Vz - b.Vz);
        var length = until - from;
        if (Below(z, vz, minima.VerticalM) is not { } height
            || Within((vx * vx) + (vy * vy), (x * vx) + (y * vy), (x * x) + (y * y), minima.HorizontalM) is not { } plane)
        {
            return null;
        }

        var (begin, end) = (Math.Max(0, Math.Max(height.From, plane.From)), Math.Min(length, Math.Min(height.Until, plane.Until)));
        if (begin > end || (begin == end && length > 0))
        {
            return null;
        }

        var square = (vx * vx) + (vy * vy);
        var nearest = square == 0 ? begin : Math.Clamp(-((x * vx) + (y * vy)) / square, begin, end);
        var horizontal = Math.Sqrt(Math.Pow(x + (vx * nearest), 2) + Math.Pow(y + (vy * nearest), 2));
        var place = new PlanePoint(b.X + (b.Vx * nearest), b.Y + (b.Vy * nearest));
        return (from + begin, from + end, horizontal, Math.Abs(z + (vz * nearest)), new AirPoint(place, b.Z + (b.Vz * nearest)));
    }

    /// <summary>When |z + v·t| is below a limit.</summary>
    private static (double From, double Until)? Below(double z, double v, double limit)
    {
        if (v == 0)
        {
            return Math.Abs(z) < limit ? (double.NegativeInfinity, double.PositiveInfinity) : null;
        }

        var (first, second) = ((-limit - z) / v, (limit - z) / v);
        return (Math.Min(first, second), Math.Max(first, second));
    }

    /// <summary>When a·t² + 2·b·t + c is below the square of a limit.</summary>
    private static (double From, double Until)? Within(double a, double b, double c, double limit)
    {
        var beyond = c - (limit * limit);
        if (a == 0)
        {
            return beyond < 0 ? (double.NegativeInfinity, double.PositiveInfinity) : null;
        }

        var under = (b * b) - (a * beyond);
        if (under <= 0)
        {
            return null;
        }

        var root = Math.Sqrt(under);
        return ((-b - root) / a, (-b + root) / a);
    }

    /// <summary>Where something is at a moment, and its metres a millisecond.</summary>
    private readonly record struct Motion(double X, double Y, double Z, double Vx, double Vy, double Vz)
    {
        public static Motion Of(FlightSegment segment, double atMs)
        {
            double length = segment.EndMs - segment.StartMs;
            var at = length == 0 ? segment.From : segment.From.Towards(segment.To, (atMs - segment.StartMs) / length);
            var (dx, dy) = (segment.To.Place.EastM - segment.From.Place.EastM, segment.To.Place.NorthM - segment.From.Place.NorthM);
            var dz = segment.To.AltitudeM - segment.From.AltitudeM;
            return length == 0
                ? new Motion(at.Place.EastM, at.Place.NorthM, at.AltitudeM, 0, 0, 0)
                : new Motion(at.Place.EastM, at.Place.NorthM, at.AltitudeM, dx / length, dy / length, dz / length);
        }
    }
}
