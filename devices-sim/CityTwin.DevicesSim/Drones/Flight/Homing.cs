namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>The way home and what it costs.</summary>
internal sealed class Homing
{
    private const double CrumbEveryM = 60;
    private const int MaxCrumbs = 400;
    private const double SlowestHomeMps = 3;
    private const double Margin = 1.2;
    private const double ReservePart = 0.06;
    private const double LandingMargin = 1.3;
    private const double LandingReservePart = 0.01;

    private readonly List<Place> _crumbs = [];

    public IReadOnlyList<Place> Crumbs => _crumbs;

    public void Forget() => _crumbs.Clear();

    /// <summary>Remembers where it has been: a way that is known to be free.</summary>
    public void Pass(Place place)
    {
        if (_crumbs.Count == 0 || _crumbs[^1].LevelDistanceTo(place) >= CrumbEveryM)
        {
            if (_crumbs.Count == MaxCrumbs)
            {
                _crumbs.RemoveAt(_crumbs.Count / 2);
            }

            _crumbs.Add(place);
        }
    }

    /// <summary>Straight where that is allowed, otherwise back along the way it came.</summary>
    public IReadOnlyList<Place> Path(Place from, Place home, double heightM, FlightAreas areas)
    {
        if (!areas.Forbids(from, home))
        {
            return [home.At(heightM)];
        }

        return [.. Enumerable.Reverse(_crumbs).Select(crumb => crumb.At(Math.Max(heightM, crumb.HeightM))), home.At(heightM)];
    }

    /// <summary>The energy that the way home needs against the wind, with a margin and what must be left at the end.</summary>
    public static double NeedJ(Aircraft craft, IReadOnlyList<Place> path, Place home, double windMps)
    {
        var frame = craft.Frame;
        var over = Math.Max(craft.Where.HeightM, path[^1].HeightM);
        var speed = Math.Max(SlowestHomeMps, Math.Min(frame.CruiseSpeedMps, frame.AirSpeedMps - windMps));
        var levelS = Length(craft.Where, path) / speed;
        var climbS = Math.Max(0, over - craft.Where.HeightM) / frame.ClimbSpeedMps;
        var downS = ((over - home.HeightM) / frame.DescentSpeedMps) + 15;
        var need = (levelS * frame.PowerW(speed + windMps, 0)) + (climbS * frame.PowerW(windMps, frame.ClimbSpeedMps))
            + (downS * frame.PowerW(windMps, 0));
        return (need * Margin) + (frame.BatteryJ * ReservePart);
    }

    /// <summary>The energy that a landing where it is needs.</summary>
    public static double NeedToLandJ(Aircraft craft, double windMps) =>
        (((Math.Max(0, craft.AboveGroundM) / craft.Frame.DescentSpeedMps) + 15) * craft.Frame.PowerW(windMps, 0) * LandingMargin)
        + (craft.Frame.BatteryJ * LandingReservePart);

    private static double Length(Place from, IReadOnlyList<Place> path)
    {
        var length = 0.0;
        foreach (var place in path)
        {
            length += from.LevelDistanceTo(place);
            from = place;
        }

        return length;
    }
}
