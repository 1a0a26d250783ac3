using System.IO.Hashing;
using System.Text;

namespace CityTwin.Locality;

/// <summary>
/// Highest-random-weight hashing: each name scores each code, the highest score wins. When a silo goes, only what was
/// on it moves.
/// </summary>
internal static class Rendezvous
{
    /// <summary>Names by their score for a code, best first.</summary>
    public static IEnumerable<string> Ranked(string code, IEnumerable<string> names) =>
        names.OrderByDescending(name => Score(code, name)).ThenBy(name => name, StringComparer.Ordinal);

    private static ulong Score(string code, string name) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{code}@{name}"));
}
