using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Picks places that are far from one another.</summary>
internal static class Spread
{
    /// <summary>Places looked at: enough to spread well, and few enough that a large district takes no longer.</summary>
    private const int MaxCandidates = 1_500;

    /// <summary>The first, then each time the one whose nearest neighbour among the picked is farthest.</summary>
    public static IReadOnlyList<T> Pick<T>(IEnumerable<T> places, Func<T, Coordinate> at, int count)
    {
        var candidates = places.Take(MaxCandidates).ToArray();
        var nearest = Enumerable.Repeat(double.PositiveInfinity, candidates.Length).ToArray();
        var picked = new List<T>(Math.Min(count, candidates.Length));
        var next = 0;
        while (picked.Count < count && picked.Count < candidates.Length)
        {
            picked.Add(candidates[next]);
            nearest[next] = double.NegativeInfinity;
            var here = at(candidates[next]);
            var best = 0;
            for (var i = 0; i < candidates.Length; i++)
            {
                nearest[i] = Math.Min(nearest[i], here.Distance(at(candidates[i])));
                best = nearest[i] > nearest[best] ? i : best;
            }

            next = best;
        }

        return picked;
    }
}
