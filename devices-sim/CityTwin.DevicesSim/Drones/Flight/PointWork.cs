using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>What is done at a waypoint, one action after the other, and over and over between two of them.</summary>
internal sealed class PointWork
{
    private const double PictureS = 1.5;

    private readonly Queue<WaylineAction> _actions = new();
    private readonly Dictionary<ActionGroup, (double Seconds, double FlownM)> _last = [];
    private double _busyUntilS;

    public double GimbalPitchDeg { get; set; } = -90;

    /// <summary>Where the nose is to point; nothing for where it flies.</summary>
    public double? HeadingDeg { get; private set; }

    public void Arrive(RoutePoint point, double seconds)
    {
        HeadingDeg = point.HeadingDeg;
        _busyUntilS = seconds;
        _actions.Clear();
        foreach (var action in point.Actions)
        {
            _actions.Enqueue(action);
        }

        _last.Clear();
    }

    public void Forget()
    {
        HeadingDeg = null;
        _actions.Clear();
        _last.Clear();
    }

    /// <returns>False when nothing is left to do here.</returns>
    public bool Go(double seconds, List<PilotNews> news)
    {
        while (seconds >= _busyUntilS && _actions.TryDequeue(out var action))
        {
            switch (action.Kind)
            {
                case WaylineActionKind.TakePhoto:
                    news.Add(new PilotNews(PilotNewsKind.Picture, 0, action.Lenses));
                    _busyUntilS = seconds + PictureS;
                    break;
                case WaylineActionKind.Hover:
                    _busyUntilS = seconds + action.Value;
                    break;
                case WaylineActionKind.GimbalPitch:
                    GimbalPitchDeg = action.Value;
                    _busyUntilS = seconds + 1;
                    break;
                default:
                    HeadingDeg = action.Value;
                    _busyUntilS = seconds + 3;
                    break;
            }
        }

        return seconds < _busyUntilS || _actions.Count > 0;
    }

    /// <summary>What is repeated on the way from the last point.</summary>
    public void OnTheWay(RoutePoint from, double seconds, double flownM, List<PilotNews> news)
    {
        foreach (var group in from.OnTheWay)
        {
            var (lastS, lastM) = _last.TryGetValue(group, out var last) ? last : (double.MinValue, double.MinValue);
            if (group.EverySeconds > 0 ? seconds - lastS >= group.EverySeconds : flownM - lastM >= group.EveryM)
            {
                _last[group] = (seconds, flownM);
                news.AddRange(group.Actions.Where(action => action.Kind == WaylineActionKind.TakePhoto)
                    .Select(action => new PilotNews(PilotNewsKind.Picture, 0, action.Lenses)));
            }
        }
    }
}
