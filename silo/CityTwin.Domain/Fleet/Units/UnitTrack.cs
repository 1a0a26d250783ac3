using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>Where a unit was: points on a straight line are one line, and the oldest go first.</summary>
public sealed class UnitTrack(int max)
{
    private const double LeastStepM = 3;
    private const double AsideM = 2;
    private const long MaxGapMs = 60_000;

    private readonly List<TrackPoint> _points = [];

    public IReadOnlyList<TrackPoint> Points => _points;

    public void Begin(IEnumerable<TrackPoint> points)
    {
        _points.Clear();
        _points.AddRange(points.TakeLast(max));
    }

    public void Add(TrackPoint point)
    {
        if (_points.Count > 0 && (point.AtMs <= _points[^1].AtMs
            || (Ground.DistanceM(_points[^1].Position, point.Position) < LeastStepM && point.AtMs - _points[^1].AtMs < MaxGapMs)))
        {
            return;
        }

        if (_points.Count >= 2 && point.AtMs - _points[^2].AtMs < MaxGapMs
            && Math.Abs(point.Position.ElevationM - _points[^1].Position.ElevationM) < LeastStepM
            && Ground.AsideM(_points[^1].Position, _points[^2].Position, point.Position) < AsideM)
        {
            _points[^1] = point;
            return;
        }

        _points.Add(point);
        if (_points.Count > max)
        {
            _points.RemoveRange(0, _points.Count - max);
        }
    }

    public IReadOnlyList<TrackPoint> Since(long ms) => [.. _points.Where(point => point.AtMs >= ms)];
}
