using System.IO.Hashing;
using System.Text;

namespace CityTwin.City.Generation;

/// <summary>
/// Randomness by name: what is drawn for one division does not depend on what was drawn for another, nor on their order.
/// </summary>
internal static class Seeds
{
    public static Random For(long seed, string what) =>
        new((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{seed}/{what}")));

    public static double Between(this Random random, double least, double most) =>
        least + ((most - least) * random.NextDouble());

    public static T Pick<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>The same things in an order of chance.</summary>
    public static T[] Shuffled<T>(this Random random, IEnumerable<T> things)
    {
        var all = things.ToArray();
        random.Shuffle(all);
        return all;
    }
}
