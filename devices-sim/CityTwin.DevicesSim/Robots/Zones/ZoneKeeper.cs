using CityTwin.DevicesSim.Robots.Motion;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>A robot's sets of zones, and what they mean on its way.</summary>
internal sealed class ZoneKeeper(RobotModel model)
{
    /// <summary>Sets held at a time.</summary>
    public const int MaxSets = 16;

    /// <summary>So far before the border of a zone that is closed it stands.</summary>
    private const double ClearanceM = 0.3;

    private const double AskAheadM = 30;
    private const double AskAheadS = 15;

    private readonly List<ZoneSet> _sets = [];
    private List<ZoneCrossing> _crossings = [];
    private (Trail? Trail, double LengthM) _seen;

    public IReadOnlyList<ZoneSet> Sets => _sets;

    public ZoneRequests Requests { get; } = new();

    /// <summary>The robot's centre and the zones that it is in, as of the last look.</summary>
    public IReadOnlyList<Zone> Inside { get; private set; } = [];

    private IEnumerable<Zone> Active => _sets.Where(set => set.IsEnabled).SelectMany(set => set.Zones);

    private double HalfM => model.LengthM / 2;

    /// <returns>False when it has one of that id.</returns>
    public bool Add(ZoneSet set)
    {
        if (_sets.Exists(held => held.SetId == set.SetId))
        {
            return false;
        }

        _sets.Add(set with { IsEnabled = false });
        return true;
    }

    /// <summary>Disables any other of its map.</summary>
    public bool Enable(string setId)
    {
        if (_sets.Find(set => set.SetId == setId) is not { } wanted)
        {
            return false;
        }

        for (var i = 0; i < _sets.Count; i++)
        {
            _sets[i] = _sets[i] with { IsEnabled = _sets[i].SetId == setId || (_sets[i].IsEnabled && _sets[i].MapId != wanted.MapId) };
        }

        _seen = default;
        return true;
    }

    /// <returns>False when there is none, or it is in use.</returns>
    public bool Delete(string setId) => _sets.RemoveAll(set => set.SetId == setId && !set.IsEnabled) > 0;

    public bool IsBlocked(PlanePoint place) => Active.Any(zone => zone.Type == ZoneType.Blocked && zone.Contains(place));

    public bool IsIn(Zone zone) => Inside.Contains(zone);

    /// <param name="mayAsk">Whether the operating mode lets it ask for zones.</param>
    public ZoneOutlook Look(Drive drive, bool mayAsk, long nowMs)
    {
        if (_sets.Count == 0)
        {
            return ZoneOutlook.Free;
        }

        Cross(drive);
        Inside = [.. Active.Where(zone => IsInside(zone, drive))];
        Requests.Review(zone => IsIn(zone) || _crossings.Exists(crossing => crossing.Zone == zone && crossing.LeaveM > drive.AtM), nowMs);
        if (mayAsk)
        {
            Ask(drive, nowMs);
        }

        var (stopAtM, closed) = NextGate(drive);
        return new ZoneOutlook(
            stopAtM, Limits(), closed is { NeedsGrant: false } ? closed : null,
            Inside.FirstOrDefault(zone => zone.Type == ZoneType.Blocked), Inside.FirstOrDefault(IsLost));
    }

    private void Cross(Drive drive)
    {
        if (_seen != (drive.Trail, drive.Trail.LengthM))
        {
            _crossings = [.. Active.SelectMany(zone => ZoneCrossing.Of(zone, drive.Trail, drive.AtM))];
            _seen = (drive.Trail, drive.Trail.LengthM);
        }
    }

    /// <summary>Zones that rule by the robot's contour begin half its length before the border.</summary>
    private bool IsInside(Zone zone, Drive drive)
    {
        var halfM = IsByCentre(zone) ? 0 : HalfM;
        return zone.Contains(drive.Position) || _crossings.Exists(crossing => crossing.Zone == zone
            && drive.AtM > crossing.EnterM - halfM && drive.AtM < crossing.LeaveM + halfM);
    }

    private static bool IsByCentre(Zone zone) => zone.Type >= ZoneType.Priority;

    private void Ask(Drive drive, long nowMs)
    {
        var horizonM = drive.AtM + AskAheadM + (AskAheadS * drive.SpeedMps);
        foreach (var crossing in _crossings.Where(crossing =>
            crossing.Zone.NeedsGrant && crossing.EnterM <= horizonM && crossing.LeaveM > drive.AtM))
        {
            Requests.Ask(crossing.Zone, PathThrough(crossing, drive), nowMs);
        }
    }

    private static IReadOnlyList<PlanePoint> PathThrough(ZoneCrossing crossing, Drive drive) =>
    [
        drive.Trail.PointAt(crossing.EnterM),
        .. drive.Trail.PiecesFrom(crossing.EnterM).Where(piece => piece.FromM > crossing.EnterM && piece.FromM < crossing.LeaveM).Select(piece => piece.From),
        drive.Trail.PointAt(crossing.LeaveM),
    ];

    private (double StopAtM, Zone? Closed) NextGate(Drive drive)
    {
        var closed = _crossings
            .Where(crossing => crossing.LeaveM > drive.AtM && !MayEnter(crossing, drive))
            .MinBy(crossing => crossing.EnterM);
        if (closed is null)
        {
            return (double.PositiveInfinity, null);
        }

        var halfM = IsByCentre(closed.Zone) ? 0 : HalfM;
        return (Math.Max(drive.AtM, closed.EnterM - halfM - ClearanceM), closed.Zone);
    }

    private bool MayEnter(ZoneCrossing crossing, Drive drive)
    {
        var zone = crossing.Zone;
        return zone.Type switch
        {
            ZoneType.Blocked => false,
            ZoneType.Release or ZoneType.CoordinatedReplanning => Requests.IsGranted(zone) || (IsIn(zone) && MayStay(zone)),
            ZoneType.LineGuided => LegsThrough(crossing, drive).All(leg => leg.Edge.Trajectory is not null),
            ZoneType.Directed or ZoneType.Bidirected => IsAlong(crossing, drive),
            _ => true,
        };
    }

    private static IEnumerable<Leg> LegsThrough(ZoneCrossing crossing, Drive drive) =>
        drive.Legs.Where(leg => leg.ToM > crossing.EnterM && leg.FromM < crossing.LeaveM);

    /// <summary>A trajectory that the order gives overrules a zone's direction (table 8, note 9).</summary>
    private static bool IsAlong(ZoneCrossing crossing, Drive drive)
    {
        var heading = drive.Trail.HeadingAt((crossing.EnterM + crossing.LeaveM) / 2) ?? 0;
        var off = Math.Abs(Math.IEEERemainder(heading - crossing.Zone.Direction, 2 * Math.PI));
        var isAgainst = crossing.Zone.Type == ZoneType.Bidirected && Math.PI - off <= crossing.Zone.DirectionTolerance;
        return off <= crossing.Zone.DirectionTolerance || isAgainst
            || LegsThrough(crossing, drive).All(leg => leg.Edge.Trajectory is not null);
    }

    private bool MayStay(Zone zone) =>
        zone is { Type: ZoneType.Release, OnReleaseLost: not ReleaseLoss.Stop } && Requests.Of(zone) is { Status: not RequestStatus.Requested };

    private bool IsLost(Zone zone) => zone is { Type: ZoneType.Release, OnReleaseLost: ReleaseLoss.Stop }
        && Requests.Of(zone) is { Status: RequestStatus.Revoked or RequestStatus.Expired };

    private IReadOnlyList<SpeedLimit> Limits() =>
    [
        .. _crossings.Where(crossing => crossing.Zone.Type == ZoneType.SpeedLimit)
            .Select(crossing => new SpeedLimit(crossing.EnterM - HalfM, crossing.LeaveM + HalfM, crossing.Zone.MaxSpeedMps)),
    ];
}
