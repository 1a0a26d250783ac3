using CityTwin.City;
using CityTwin.Fleet.Units;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Where a drone that is under way will be, by what it was told and as it comes home.</summary>
public static class FlownWays
{
    /// <summary>So near to its home, and no higher above it, a drone is down.</summary>
    private const double AtHomeM = 30, LowM = 5;

    /// <summary>Nothing is reckoned to be slower: a figure of nought would be no end.</summary>
    private const double LeastSpeedMps = 0.5;

    /// <summary>What is ahead of it on its task as it was told, and home from the last stop.</summary>
    public static FlownWay Ahead(UnitView unit, UnitTask task, UnitType type, long nowMs)
    {
        var way = new Reckoning(unit.Place, type, nowMs);
        if (TaskMaker.IsAhead(unit, task) && unit.Path.Count > 0)
        {
            way.Along(unit.Path, speedMps: null); // What it was told last stands in no record.
        }
        else
        {
            var behind = unit.Mission == task.Mission ? Math.Clamp(unit.Stop ?? 0, 0, task.Stops.Count - 1) : 0;
            foreach (var (i, stop) in task.Stops.Skip(behind).Index())
            {
                GeoPoint[] there = [.. stop.Path, stop.Place];
                way.Along(i == 0 ? UnitSeeing.NotPassed(unit.Place, there) : there, stop.SpeedMps);
                way.Stay(stop.Actions.Select(action => action.Seconds).DefaultIfEmpty().Max());
            }
        }

        way.Home(unit.Definition.Home, task.ReturnAltitudeM);
        return new FlownWay(way.Parts);
    }

    /// <summary>Up to the altitude of its return, straight home, and down.</summary>
    public static FlownWay Home(UnitView unit, UnitType type, double returnAltitudeM, long nowMs)
    {
        var way = new Reckoning(unit.Place, type, nowMs);
        way.Home(unit.Definition.Home, returnAltitudeM);
        return new FlownWay(way.Parts);
    }

    /// <summary>Whether it is at home on the ground, or was never heard to be anywhere else.</summary>
    public static bool IsDown(UnitView unit) => unit.Motion is not { Position: var at }
        || (Ground.DistanceM(at, unit.Definition.Home) <= AtHomeM && at.ElevationM <= unit.Definition.Home.ElevationM + LowM);

    private sealed class Reckoning(GeoPoint from, UnitType type, long nowMs)
    {
        private readonly List<FlownPart> _parts = [];
        private GeoPoint _at = from;
        private double _ms = nowMs;

        public IReadOnlyList<FlownPart> Parts => _parts;

        public void Along(IEnumerable<GeoPoint> way, double? speedMps)
        {
            foreach (var point in way)
            {
                var alongS = Ground.DistanceM(_at, point) / Math.Max(LeastSpeedMps, Math.Min(speedMps ?? type.CruiseSpeedMps, type.CruiseSpeedMps));
                var upS = Math.Abs(point.ElevationM - _at.ElevationM) / Math.Max(LeastSpeedMps, type.ClimbSpeedMps);
                Until(point, Math.Max(alongS, upS));
            }
        }

        public void Stay(double seconds) => Until(_at, seconds);

        public void Home(GeoPoint home, double altitudeM)
        {
            var highM = Math.Max(altitudeM, Math.Max(_at.ElevationM, home.ElevationM));
            Along([_at with { ElevationM = highM }, home with { ElevationM = highM }, home], speedMps: null);
        }

        private void Until(GeoPoint to, double seconds)
        {
            if (seconds > 0)
            {
                var fromMs = (long)_ms;
                _ms += 1_000 * seconds;
                _parts.Add(new FlownPart(_at, to, fromMs, (long)_ms));
                _at = to;
            }
        }
    }
}
