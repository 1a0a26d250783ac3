using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Spreads places over an area: points of chance, gathered around centres until each centre is the middle of its own
/// (Lloyd's algorithm on a sample, which knows no shape it cannot handle).
/// </summary>
internal static class Sites
{
    private const int SamplesPerSite = 40;
    private const int MinSamples = 120;
    private const int Rounds = 7;

    /// <summary>A thin area in a large box may refuse this many points for each it takes.</summary>
    private const int MaxTriesPerSample = 400;

    /// <param name="area">Where the places must be.</param>
    /// <param name="density">How crowded it is there, from 0 to 1; everywhere alike when absent.</param>
    /// <param name="start">Where the first of the places are before they are evened out.</param>
    public static Coordinate[] Spread(
        Geometry area, int count, Random random, Func<Coordinate, double>? density = null, IReadOnlyList<Coordinate>? start = null)
    {
        var samples = Sample(area, Math.Max(MinSamples, count * SamplesPerSite), random, density);
        var sites = FirstSites(samples, count, random, start ?? []);
        var nearest = new int[samples.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                nearest[i] = Nearest(sites, samples[i]);
            }

            MoveToMiddles(sites, samples, nearest);
        }

        return sites;
    }

    public static int Nearest(IReadOnlyList<Coordinate> sites, Coordinate place)
    {
        var (best, bestSquare) = (0, double.MaxValue);
        for (var i = 0; i < sites.Count; i++)
        {
            var square = Square(sites[i], place);
            if (square < bestSquare)
            {
                (best, bestSquare) = (i, square);
            }
        }

        return best;
    }

    private static Coordinate[] Sample(Geometry area, int count, Random random, Func<Coordinate, double>? density)
    {
        var box = area.EnvelopeInternal;
        var inside = new IndexedPointInAreaLocator(area);
        var samples = new List<Coordinate>(count);
        for (var tries = 0; samples.Count < count && tries < count * MaxTriesPerSample; tries++)
        {
            var place = new Coordinate(random.Between(box.MinX, box.MaxX), random.Between(box.MinY, box.MaxY));
            if (inside.Locate(place) == Location.Interior && (density is null || random.NextDouble() < density(place)))
            {
                samples.Add(place);
            }
        }

        return samples.Count >= count / 4
            ? [.. samples]
            : throw new InvalidOperationException($"An area of {area.Area:0} m² is too thin to place {count} points in it.");
    }

    /// <summary>Each as far as can be from those before it.</summary>
    private static Coordinate[] FirstSites(
        Coordinate[] samples, int count, Random random, IReadOnlyList<Coordinate> start)
    {
        List<Coordinate> sites = start.Count > 0 ? [.. start.Take(count).Select(s => s.Copy())] : [random.Pick(samples).Copy()];
        var away = samples.Select(sample => sites.Min(site => Square(site, sample))).ToArray();
        while (sites.Count < count)
        {
            var farthest = Array.IndexOf(away, away.Max());
            sites.Add(samples[farthest].Copy());
            for (var i = 0; i < samples.Length; i++)
            {
                away[i] = Math.Min(away[i], Square(sites[^1], samples[i]));
            }
        }

        return [.. sites];
    }

    private static void MoveToMiddles(Coordinate[] sites, Coordinate[] samples, int[] nearest)
    {
        var sums = new (double X, double Y, int Count)[sites.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            ref var sum = ref sums[nearest[i]];
            sum = (sum.X + samples[i].X, sum.Y + samples[i].Y, sum.Count + 1);
        }

        for (var s = 0; s < sites.Length; s++)
        {
            if (sums[s].Count > 0)
            {
                sites[s] = new Coordinate(sums[s].X / sums[s].Count, sums[s].Y / sums[s].Count);
            }
        }
    }

    private static double Square(Coordinate a, Coordinate b) =>
        ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
