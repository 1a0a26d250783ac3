using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>A unit as centres see it.</summary>
public static class UnitSeeing
{
    /// <summary>Points of the way ahead that are shown.</summary>
    private const int MaxPath = 200;

    private const double LeastSpeedMps = 0.5;

    /// <param name="isOnShift">Whether its people are on duty by their shifts.</param>
    /// <param name="cell">The cell it is in.</param>
    public static UnitView See(this UnitState unit, UnitType type, long version, DivisionCode cell, bool isOnShift, long nowMs)
    {
        var path = Ahead(unit);
        return new UnitView
        {
            Definition = unit.Definition,
            Version = version,
            Capabilities = type.Capabilities,
            Link = unit.Link,
            Control = unit.Control,
            Status = Status(unit, type, isOnShift),
            HeardAtMs = unit.HeardAtMs,
            Motion = unit.Motion,
            Cell = cell,
            EnergyPercent = unit.EnergyPercent,
            Troubles = unit.Troubles,
            Lease = unit.LeaseAt(nowMs),
            Mission = unit.Task?.Mission,
            Stop = unit.Task is null ? null : unit.Stop,
            Revision = unit.Task?.Revision,
            EtaMs = unit.Task is { Stops.Count: > 0 } ? Eta(unit, type, nowMs) : null,
            Path = path,
            History = unit.History,
            Measures = unit.Measures,
        };
    }

    public static UnitStatus Status(UnitState unit, UnitType type, bool isOnShift) => unit switch
    {
        { Link: UnitLink.Never or UnitLink.Offline } => UnitStatus.Unavailable,
        { Task: not null } => UnitStatus.Busy,
        { Link: UnitLink.Silent } => UnitStatus.Unavailable,
        _ when UnitLeasing.IsSteeredElsewhere(unit) || unit.Troubles.Any(trouble => trouble.IsGrave) => UnitStatus.Unavailable,
        { Duty: not UnitStatus.Available } => unit.Duty,
        _ when !isOnShift => UnitStatus.OffDuty,
        _ when !UnitLeasing.HasEnough(unit, type) => UnitStatus.Charging,
        { IsReturning: true } => UnitStatus.Returning,
        _ => UnitStatus.Available,
    };

    /// <summary>From where it is to the stop it is on its way to, and on.</summary>
    private static IReadOnlyList<GeoPoint> Ahead(UnitState unit)
    {
        if (unit.Task is not { } task)
        {
            return [];
        }

        var path = new List<GeoPoint>();
        foreach (var (i, stop) in task.Stops.Skip(unit.Stop).Index())
        {
            path.AddRange(i == 0 ? NotPassed(unit.Place, [.. stop.Path, stop.Place]) : [.. stop.Path, stop.Place]);
            if (path.Count >= MaxPath)
            {
                return path[..MaxPath];
            }
        }

        return path;
    }

    /// <summary>What of a way lies behind the part that is nearest.</summary>
    private static IEnumerable<GeoPoint> NotPassed(GeoPoint from, IReadOnlyList<GeoPoint> way)
    {
        var (best, at) = (double.PositiveInfinity, 0);
        for (var i = 0; i + 1 < way.Count; i++)
        {
            if (Ground.AsideM(from, way[i], way[i + 1]) is var aside && aside < best)
            {
                (best, at) = (aside, i + 1);
            }
        }

        // Before the first point there is nothing to have passed.
        return way.Skip(way.Count > 1 && Ground.DistanceM(from, way[0]) < best ? 0 : at);
    }

    private static long Eta(UnitState unit, UnitType type, long nowMs)
    {
        var stop = unit.Task!.Stops[Math.Min(unit.Stop, unit.Task.Stops.Count - 1)];
        var (here, metres) = (unit.Place, 0.0);
        foreach (var point in NotPassed(unit.Place, [.. stop.Path, stop.Place]))
        {
            metres += Ground.DistanceM(here, point);
            here = point;
        }

        var climbM = Math.Abs(stop.Place.ElevationM - unit.Place.ElevationM);
        var seconds = metres / Math.Max(LeastSpeedMps, stop.SpeedMps ?? type.CruiseSpeedMps);
        return nowMs + (long)(1_000 * (type.ClimbSpeedMps > 0 ? Math.Max(seconds, climbM / type.ClimbSpeedMps) : seconds));
    }
}
