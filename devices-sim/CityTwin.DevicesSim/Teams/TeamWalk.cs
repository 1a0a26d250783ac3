using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Teams;

/// <summary>A team on its way, at a speed that is never quite the planned one.</summary>
internal sealed class TeamWalk(TeamModel model, TeamHabits habits)
{
    private const double ArrivedM = 0.5;

    private Trail _trail = new(model.Home);
    private double _atM;
    private double _standsS;
    private double _allM;

    public PlanePoint Position { get; private set; } = model.Home;

    /// <summary>Degrees from north, clockwise.</summary>
    public double HeadingDeg { get; private set; }

    public double SpeedMps { get; private set; }

    public double EnergyPercent { get; private set; } = 100;

    public bool HasArrived => _trail.LengthM - _atM <= ArrivedM;

    public double LeftM => _trail.LengthM - _atM;

    public bool IsHome => Position.DistanceM(model.Home) <= ArrivedM;

    public void SetOut(IEnumerable<PlanePoint> path, PlanePoint to)
    {
        (_trail, _atM) = (new Trail(Position), 0);
        foreach (var place in path)
        {
            _trail.Append(place);
        }

        _trail.Append(to);
    }

    public void Stand() => SpeedMps = 0;

    public void Forget() => SetOut([], Position);

    /// <summary>At home there is fuel, and a meal.</summary>
    public void Refill() => EnergyPercent = 100;

    public void Advance(double dtS, double worldS)
    {
        if (_standsS > 0 || HasArrived)
        {
            _standsS -= dtS;
            SpeedMps = 0;
            return;
        }

        SpeedMps = model.SpeedMps * habits.Pace(worldS, model.HasVehicle);
        var step = Math.Min(SpeedMps * dtS, LeftM);
        if (model.HasVehicle)
        {
            _standsS = habits.LightS(_allM, _allM + step);
        }

        _atM += step;
        _allM += step;
        EnergyPercent = Math.Max(0, EnergyPercent - (100 * dtS / model.EnduranceS));
        Position = _trail.PointAt(_atM);
        HeadingDeg = _trail.HeadingAt(_atM) is { } heading ? (450 - (heading * 180 / Math.PI)) % 360 : HeadingDeg;
    }
}
