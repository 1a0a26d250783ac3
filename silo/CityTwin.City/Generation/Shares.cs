namespace CityTwin.City.Generation;

/// <summary>Whole things dealt out by weight, by largest remainder: the sum is exact.</summary>
internal static class Shares
{
    /// <param name="atLeast">What each gets before weights count.</param>
    public static int[] Of(int total, IReadOnlyList<double> weights, int atLeast = 0)
    {
        var shares = new int[weights.Count];
        Array.Fill(shares, atLeast);
        var rest = total - (atLeast * weights.Count);
        var sum = weights.Sum();
        if (rest <= 0 || sum <= 0)
        {
            return shares;
        }

        var exact = weights.Select(weight => rest * weight / sum).ToArray();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] += (int)exact[i];
        }

        var left = rest - exact.Sum(share => (int)share);
        var mostLeft = Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - (int)exact[i]).ThenBy(i => i);
        foreach (var i in mostLeft.Take(left))
        {
            shares[i]++;
        }

        return shares;
    }
}
