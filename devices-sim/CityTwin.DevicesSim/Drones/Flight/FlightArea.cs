namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>A custom flight area: a ring of corners, or a circle.</summary>
/// <param name="IsNoFly">Not to be flown into; otherwise an operation area, not to be flown out of.</param>
/// <param name="Ring">Corners in order, empty for a circle.</param>
/// <param name="Middle">Of a circle.</param>
internal sealed record FlightArea(string Id, bool IsNoFly, IReadOnlyList<Place> Ring, Place Middle, double RadiusM)
{
    public bool Contains(Place place)
    {
        if (Ring.Count == 0)
        {
            return Middle.LevelDistanceTo(place) <= RadiusM;
        }

        var inside = false;
        for (var (i, j) = (0, Ring.Count - 1); i < Ring.Count; j = i++)
        {
            var (a, b) = (Ring[i], Ring[j]);
            if (a.NorthM > place.NorthM != b.NorthM > place.NorthM
                && place.EastM < ((b.EastM - a.EastM) * (place.NorthM - a.NorthM) / (b.NorthM - a.NorthM)) + a.EastM)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>To its edge, from inside as from outside.</summary>
    public double EdgeM(Place place)
    {
        if (Ring.Count == 0)
        {
            return Math.Abs(Middle.LevelDistanceTo(place) - RadiusM);
        }

        var least = double.MaxValue;
        for (var (i, j) = (0, Ring.Count - 1); i < Ring.Count; j = i++)
        {
            least = Math.Min(least, ToSide(place, Ring[j], Ring[i]));
        }

        return least;
    }

    private static double ToSide(Place place, Place from, Place to)
    {
        var (east, north) = (to.EastM - from.EastM, to.NorthM - from.NorthM);
        var length = (east * east) + (north * north);
        var part = length == 0
            ? 0
            : Math.Clamp((((place.EastM - from.EastM) * east) + ((place.NorthM - from.NorthM) * north)) / length, 0, 1);
        return place.LevelDistanceTo(new Place(from.EastM + (part * east), from.NorthM + (part * north), place.HeightM));
    }
}
