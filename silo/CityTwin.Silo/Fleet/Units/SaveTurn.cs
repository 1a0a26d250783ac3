using System.IO.Hashing;
using System.Text;
using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>
/// When it is a unit's turn to be stored. Each has a moment of its own in the time in which all are: units that came together,
/// after a restart above all, would be stored together for ever.
/// </summary>
internal static class SaveTurn
{
    /// <returns>The unit's first turn after a time, at most <paramref name="every"/> later.</returns>
    public static long After(TwinId unit, long ms, TimeSpan every)
    {
        var everyMs = Math.Max(1, (long)every.TotalMilliseconds);
        var own = XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(unit.Value)) % everyMs;
        return ms + everyMs - ((((ms - own) % everyMs) + everyMs) % everyMs);
    }
}
