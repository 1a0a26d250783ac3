using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>How far a place is from the nearest river bank, up to a limit beyond which valleys are not felt.</summary>
internal sealed class RiverDistance
{
    private const double BucketM = 5_000;

    private readonly Dictionary<(int, int), List<(Coordinate From, Coordinate To, double HalfWidthM)>> _buckets = [];

    public RiverDistance(IReadOnlyList<River> rivers)
    {
        foreach (var river in rivers)
        {
            var course = river.Centreline.Coordinates;
            for (var i = 0; i + 1 < course.Length; i++)
            {
                Add(course[i], course[i + 1], river.WidthM / 2);
            }
        }
    }

    /// <returns>Negative in the water.</returns>
    public double FromBankM(double eastM, double northM)
    {
        var place = new Coordinate(eastM, northM);
        var (i, j) = Bucket(place);
        var nearest = BucketM;
        for (var di = -1; di <= 1; di++)
        {
            for (var dj = -1; dj <= 1; dj++)
            {
                foreach (var (from, to, half) in _buckets.GetValueOrDefault((i + di, j + dj)) ?? [])
                {
                    nearest = Math.Min(nearest, DistanceComputer.PointToSegment(place, from, to) - half);
                }
            }
        }

        return nearest;
    }

    private static (int, int) Bucket(Coordinate place) =>
        ((int)Math.Floor(place.X / BucketM), (int)Math.Floor(place.Y / BucketM));

    private void Add(Coordinate from, Coordinate to, double halfWidthM)
    {
        // A segment is short beside a bucket: both its ends name all the buckets it touches.
        foreach (var bucket in new HashSet<(int, int)> { Bucket(from), Bucket(to) })
        {
            if (!_buckets.TryGetValue(bucket, out var segments))
            {
                _buckets.Add(bucket, segments = []);
            }

            segments.Add((from, to, halfWidthM));
        }
    }
}
