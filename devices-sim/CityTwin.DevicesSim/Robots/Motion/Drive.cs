using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>A robot's body on its way: along the released edges, within acceleration, brakes and limits.</summary>
internal sealed class Drive
{
    /// <summary>Nearer than this it is there.</summary>
    public const double ArrivedM = 0.01;

    private const double StandingMps = 1e-3;
    private const double MatchedRad = 0.02;

    private readonly RobotModel _model;
    private readonly List<Leg> _legs = [];
    private Trail _trail;

    public Drive(RobotModel model)
    {
        _model = model;
        Position = model.Home;
        _trail = new Trail(Position);
    }

    public PlanePoint Position { get; private set; }

    /// <summary>Radians from east.</summary>
    public double Heading { get; private set; }

    public double SpeedMps { get; private set; }

    /// <summary>Radians a second, while it turns on the spot.</summary>
    public double TurningRadS { get; private set; }

    public double AtM { get; private set; }

    /// <summary>All there ever was, in metres.</summary>
    public double DrivenM { get; private set; }

    public bool IsStanding => SpeedMps <= StandingMps;

    public Trail Trail => _trail;

    /// <summary>What is left to drive, the leg it is on first.</summary>
    public IReadOnlyList<Leg> Legs => _legs;

    public double LeftM => _trail.LengthM - AtM;

    /// <summary>Whether it stands where the leg that it is on ends.</summary>
    public bool IsAtEndOfLeg => _legs.Count > 0 && _legs[0].ToM - AtM <= ArrivedM;

    public void Append(OrderEdge edge, OrderNode end)
    {
        if (_legs.Count == 0)
        {
            Restart();
        }

        var from = _trail.LengthM;
        foreach (var place in edge.Trajectory ?? [])
        {
            _trail.Append(place);
        }

        _trail.Append(end.At);
        _legs.Add(new Leg(from, _trail.LengthM, edge, end));
    }

    public void LeaveLeg() => _legs.RemoveAt(0);

    /// <summary>Forgets the way; it stays where it is.</summary>
    public void Forget()
    {
        _legs.Clear();
        Restart();
    }

    public void Place(PlanePoint at, double heading)
    {
        (Position, Heading) = (at, heading);
        Forget();
    }

    /// <summary>One short while of driving.</summary>
    /// <param name="stopAtM">Where it must stand on the trail; where it is now means: brake.</param>
    public void Advance(double dtS, double stopAtM, IEnumerable<SpeedLimit> limits, double decelerationMps2)
    {
        var wanted = Math.Min(_model.MaxSpeedMps, SpeedProfile.Fastest(stopAtM - AtM, 0, _model.DecelerationMps2, dtS));
        foreach (var limit in limits.Where(limit => limit.ToM > AtM))
        {
            wanted = Math.Min(wanted, limit.FromM <= AtM
                ? limit.Mps
                : SpeedProfile.Fastest(limit.FromM - AtM, limit.Mps, _model.DecelerationMps2, dtS));
        }

        SpeedMps = stopAtM - AtM <= ArrivedM && SpeedMps <= decelerationMps2 * dtS
            ? 0
            : SpeedProfile.Next(SpeedMps, wanted, _model.AccelerationMps2, decelerationMps2, dtS);
        Move(SpeedMps * dtS);
        TurningRadS = 0;
    }

    /// <summary>Turns on the spot; true when it looks there.</summary>
    public bool Turn(double to, double within, double dtS)
    {
        var off = Math.IEEERemainder(to - Heading, 2 * Math.PI);
        if (Math.Abs(off) <= Math.Max(within, MatchedRad))
        {
            TurningRadS = 0;
            return true;
        }

        TurningRadS = Math.Sign(off) * _model.TurnRateRadS;
        var step = Math.Min(Math.Abs(off), _model.TurnRateRadS * dtS) * Math.Sign(off);
        Heading = Math.IEEERemainder(Heading + step, 2 * Math.PI);
        return false;
    }

    /// <summary>Somebody steers it by hand.</summary>
    public void Push(double heading, double speedMps, double dtS)
    {
        (Heading, SpeedMps) = (heading, speedMps);
        Position = Position.Moved(heading, speedMps * dtS);
        DrivenM += speedMps * dtS;
        Restart();
    }

    public void Halt() => (SpeedMps, TurningRadS) = (0, 0);

    private void Restart() => (_trail, AtM) = (new Trail(Position), 0);

    private void Move(double metres)
    {
        if (metres <= 0)
        {
            return;
        }

        var step = Math.Min(metres, _trail.LengthM - AtM);
        AtM += step;
        DrivenM += step;
        Position = _trail.PointAt(AtM);
        Heading = _trail.HeadingAt(AtM) ?? Heading;
    }
}
