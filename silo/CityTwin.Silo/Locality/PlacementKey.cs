using CityTwin.City;

namespace CityTwin.Locality;

/// <summary>What a grain is placed by: the first 9 digits of the code in its key, or all of a district's or city's.</summary>
internal static class PlacementKey
{
    /// <returns>The code; the whole key when it holds none, so that any key has a place.</returns>
    public static string Of(string grainKey)
    {
        var start = grainKey.IndexOf(':') + 1;
        var digits = start;
        while (digits < grainKey.Length && char.IsAsciiDigit(grainKey[digits]))
        {
            digits++;
        }

        var length = Math.Min(digits - start, (int)DivisionLevel.Street);
        return length == 0 ? grainKey : grainKey.Substring(start, length);
    }
}
