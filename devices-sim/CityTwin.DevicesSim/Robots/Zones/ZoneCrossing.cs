using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>The part of a trail that is inside a zone.</summary>
internal sealed record ZoneCrossing(Zone Zone, double EnterM, double LeaveM)
{
    /// <summary>All crossings of what is left of a trail.</summary>
    public static IEnumerable<ZoneCrossing> Of(Zone zone, Trail trail, double fromM)
    {
        List<double> borders = [fromM, trail.LengthM];
        foreach (var (pieceM, from, to) in trail.PiecesFrom(fromM))
        {
            borders.AddRange(zone.Crossings(from, to).Select(part => pieceM + (part * from.DistanceM(to))).Where(at => at > fromM));
        }

        borders.Sort();
        double? enteredM = null;
        for (var i = 0; i < borders.Count - 1; i++)
        {
            var isInside = borders[i + 1] > borders[i] && zone.Contains(trail.PointAt((borders[i] + borders[i + 1]) / 2));
            enteredM ??= isInside ? borders[i] : null;
            if (!isInside && borders[i + 1] > borders[i] && enteredM is { } from)
            {
                yield return new ZoneCrossing(zone, from, borders[i]);
                enteredM = null;
            }
        }

        if (enteredM is { } last)
        {
            yield return new ZoneCrossing(zone, last, trail.LengthM);
        }
    }
}
