using CityTwin.City;
using CityTwin.V1;

namespace CityTwin.Benchmarks.Units;

/// <summary>Whether anything was lost: what was said last against what the city says, and that against each screen.</summary>
/// <param name="said">Of each unit, when it was where it said last, milliseconds since the Unix epoch.</param>
internal sealed class UnitReckoning(IReadOnlyDictionary<string, long> said)
{
    private const int MaxComplaints = 20;

    /// <returns>Empty when all is there.</returns>
    public IReadOnlyList<string> Complaints(
        IReadOnlyList<Unit> city, IEnumerable<(DivisionCode Area, IReadOnlyDictionary<string, Unit> Shown)> screens)
    {
        var known = city.Where(unit => said.ContainsKey(unit.Id)).ToDictionary(unit => unit.Id);
        return
        [
            .. said.SelectMany(one => Unheard(one.Key, one.Value, known.GetValueOrDefault(one.Key)))
                .Concat(screens.SelectMany(screen => Unseen(screen.Area, screen.Shown, known))).Take(MaxComplaints),
        ];
    }

    private static IEnumerable<string> Unheard(string id, long atMs, Unit? unit)
    {
        if (MovedAtMs(unit) is var moved && moved != atMs)
        {
            yield return $"{id} said last where it was at {atMs}; the city says {moved?.ToString() ?? "nothing of it"}.";
        }
    }

    private IEnumerable<string> Unseen(
        DivisionCode area, IReadOnlyDictionary<string, Unit> shown, IReadOnlyDictionary<string, Unit> known)
    {
        foreach (var unit in known.Values)
        {
            var belongs = area.Contains(DivisionCode.Parse(unit.Cell)) || area.Contains(DivisionCode.Parse(unit.HomeCell));
            var seen = shown.GetValueOrDefault(unit.Id);
            if (belongs && (MovedAtMs(seen) != MovedAtMs(unit) || seen?.Place?.Equals(unit.Place) != true))
            {
                yield return $"A watcher of {area} has {unit.Id} at {seen?.Place} of {MovedAtMs(seen)}; it is at {unit.Place} of {MovedAtMs(unit)}.";
            }
            else if (!belongs && seen is not null)
            {
                yield return $"A watcher of {area} still has {unit.Id}, which is in {unit.Cell}.";
            }
        }
    }

    private static long? MovedAtMs(Unit? unit) => unit?.MovedAt?.ToDateTimeOffset().ToUnixTimeMilliseconds();
}
