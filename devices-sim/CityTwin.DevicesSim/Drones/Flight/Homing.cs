namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>The way home: how it goes, what it costs, and the flying of it.</summary>
internal sealed class Homing(Aircraft craft, Place home)
{
    /// <summary>From here on it is at home, and has only to come down.</summary>
    public const double NearM = 8;

    private const double LowestOverHomeM = 10;
    private const double OverHomeM = 1.5;
    private const double CrumbEveryM = 60;
    private const int MaxCrumbs = 400;
    private const double SlowestHomeMps = 3;
    private const double Margin = 1.2;
    private const double ReservePart = 0.06;
    private const double LandingMargin = 1.3;
    private const double LandingReservePart = 0.01;

    private readonly List<Place> _crumbs = [];
    private Queue<Place> _path = new();

    /// <summary>What is left of the way that is flown.</summary>
    public IReadOnlyList<Place> Way => [.. _path];

    public void Forget() => _crumbs.Clear();

    /// <summary>Remembers where it has been: a way that is known to be free.</summary>
    public void Pass()
    {
        var place = craft.Where;
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
    public IReadOnlyList<Place> Path(FlightRules rules, FlightAreas areas)
    {
        var heightM = Math.Max(home.HeightM + rules.ReturnHeightM, craft.Where.HeightM);
        if (!areas.Forbids(craft.Where, home))
        {
            return [home.At(heightM)];
        }

        return [.. Enumerable.Reverse(_crumbs).Select(crumb => crumb.At(Math.Max(heightM, crumb.HeightM))), home.At(heightM)];
    }

    /// <summary>From now on it flies home.</summary>
    public void Begin(FlightRules rules, FlightAreas areas) => _path = new Queue<Place>(
        craft.Where.LevelDistanceTo(home) >= NearM
            ? Path(rules, areas)

            // Beside its pad, perhaps below it: it comes down on it from above.
            : [home.At(Math.Max(craft.Where.HeightM, home.HeightM + LowestOverHomeM))]);

    /// <returns>The velocity wanted; nothing when it is above its pad.</returns>
    public Motion? Go()
    {
        var next = _path.Peek();
        var isLow = craft.Where.HeightM < next.HeightM - 2;
        if (isLow && (craft.Where.LevelDistanceTo(home) > NearM || craft.Where.HeightM < home.HeightM + LowestOverHomeM - 2))
        {
            // Up first, and only then away: what stands around is lower than the height of return.
            return Helm.Hold(craft, craft.Where.At(next.HeightM));
        }

        if (craft.Where.LevelDistanceTo(next) < (_path.Count == 1 ? OverHomeM : NearM))
        {
            if (_path.Count == 1)
            {
                return null;
            }

            _path.Dequeue();
        }

        return Helm.Towards(craft, _path.Peek(), craft.Frame.CruiseSpeedMps, stops: _path.Count == 1);
    }

    /// <summary>The energy that the way home needs against the wind, with a margin and what must be left at the end.</summary>
    public double NeedJ(FlightRules rules, FlightAreas areas, double windMps)
    {
        var (frame, path) = (craft.Frame, Path(rules, areas));
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
