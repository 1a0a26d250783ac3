namespace CityTwin.Fleet.Waypoints;

/// <summary>Flies mission items one after another and writes down the waypoints. Numbers are those of MAV_CMD.</summary>
internal sealed class QgcFlight(ReadingLog log)
{
    private readonly List<Waypoint> _points = [];
    private readonly List<WaypointAction> _before = [];
    private readonly HashSet<int> _noted = [];
    private double? _speedMps;
    private double? _takeOffM;
    private WaypointFinish _finish = WaypointFinish.Hover;

    public bool Over { get; private set; }

    public int Count => _points.Count;

    public WaypointPlan Plan() => new("", [.. _points]) { TakeOffHeightM = _takeOffM, Finish = _finish };

    public void Do(QgcItem item)
    {
        switch (item.Command)
        {
            case 16 or 17 or 18 or 19 or 82:
                Go(item);
                break;
            case 22 or 84:
                _takeOffM = item.Reference == AltitudeReference.SeaLevel ? null : item.AltitudeM;
                break;
            case 21 or 85:
                End(item, WaypointFinish.Land);
                break;
            case 20:
                End(item, WaypointFinish.GoHome);
                break;
            case 178:
                _speedMps = item.Parameter(2) > 0 ? item.Parameter(2) : _speedMps;
                break;
            default:
                Act(item);
                break;
        }
    }

    private void Go(QgcItem item)
    {
        if (item.Reference is not { } reference)
        {
            log.Problem(item.Line, $"Its frame is {item.Frame}: expected 0, 3 or 10 (or 5, 6, 11) for a waypoint.");
            return;
        }

        var complaint = item.HasPlace ? ReadingLog.Complaint(item.Longitude, item.Latitude, item.AltitudeM)
            : "It has no place: expected a latitude and a longitude.";
        if (complaint is not null)
        {
            log.Problem(item.Line, complaint);
            return;
        }

        if (item.Command is 18 or 82)
        {
            NoteOnce(item, item.Command == 18 ? "Its circles are not flown: it is passed as a waypoint." : "Its curve is flown as a straight line.");
        }

        var hold = item.Command is 16 or 19 or 82 && item.Parameter(1) > 0
            ? [new WaypointAction(WaypointActionKind.Hover, item.Parameter(1))]
            : Array.Empty<WaypointAction>();
        _points.Add(new Waypoint(item.Longitude, item.Latitude, item.AltitudeM, reference)
        {
            SpeedMps = _speedMps, Actions = [.. _before, .. hold],
        });
        _before.Clear();
        Over = item.Command == 17;
    }

    private void End(QgcItem item, WaypointFinish finish)
    {
        if (finish == WaypointFinish.Land && item.HasPlace)
        {
            // It lands there: it is flown to at the altitude of the waypoint before it.
            var last = _points.LastOrDefault();
            if (last is not null && ReadingLog.Complaint(item.Longitude, item.Latitude, 0) is null)
            {
                _points.Add(last with { Longitude = item.Longitude, Latitude = item.Latitude, Actions = [] });
            }
        }

        (_finish, Over) = (finish, true);
    }

    private void Act(QgcItem item)
    {
        WaypointAction? action = item.Command switch
        {
            203 or 2000 => new WaypointAction(WaypointActionKind.TakePhoto),
            2500 => new WaypointAction(WaypointActionKind.StartRecord),
            2501 => new WaypointAction(WaypointActionKind.StopRecord),
            93 or 112 when item.Parameter(1) > 0 => new WaypointAction(WaypointActionKind.Hover, item.Parameter(1)),
            205 or 1000 => new WaypointAction(WaypointActionKind.GimbalPitch, item.Parameter(1)),
            115 when item.Parameter(4) == 0 => new WaypointAction(WaypointActionKind.RotateYaw, item.Parameter(1)),
            _ => null,
        };
        if (action is null)
        {
            NoteOnce(item, $"Command {item.Command} is not known: it is left out.");
        }
        else if (_points.Count == 0)
        {
            _before.Add(action.Value);
        }
        else
        {
            _points[^1] = _points[^1] with { Actions = [.. _points[^1].Actions, action.Value] };
        }
    }

    /// <summary>A line that is flown again after a jump is noted the first time only.</summary>
    private void NoteOnce(QgcItem item, string note)
    {
        if (_noted.Add(item.Line))
        {
            log.Note(item.Line, note);
        }
    }
}
