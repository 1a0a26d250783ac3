namespace CityTwin.DevicesSim.Units;

/// <summary>A line of places to go along, which can only become longer. Distances are from its start.</summary>
internal sealed class Trail
{
    // Two places nearer than this are one: a heading between them would mean nothing.
    private const double LeastM = 1e-6;

    private readonly List<PlanePoint> _points;
    private readonly List<double> _atM = [0];

    public Trail(PlanePoint start) => _points = [start];

    public double LengthM => _atM[^1];

    public PlanePoint End => _points[^1];

    public void Append(PlanePoint to)
    {
        var metres = End.DistanceM(to);
        if (metres > LeastM)
        {
            _points.Add(to);
            _atM.Add(LengthM + metres);
        }
    }

    public PlanePoint PointAt(double metres)
    {
        if (metres >= LengthM)
        {
            return End;
        }

        var i = Segment(metres);
        return _points[i].Towards(_points[i + 1], Math.Max(0, metres - _atM[i]) / (_atM[i + 1] - _atM[i]));
    }

    /// <returns>Radians from east, or nothing where there is no way.</returns>
    public double? HeadingAt(double metres)
    {
        if (_points.Count < 2)
        {
            return null;
        }

        var i = Math.Min(Segment(metres), _points.Count - 2);
        return _points[i].HeadingTo(_points[i + 1]);
    }

    /// <summary>The pieces of it from a distance on, each with the distance where it begins.</summary>
    public IEnumerable<(double FromM, PlanePoint From, PlanePoint To)> PiecesFrom(double metres)
    {
        for (var i = Segment(metres); i < _points.Count - 1; i++)
        {
            yield return (_atM[i], _points[i], _points[i + 1]);
        }
    }

    private int Segment(double metres)
    {
        var found = _atM.BinarySearch(metres);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }
}
