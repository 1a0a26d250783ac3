using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// Flies an aircraft: along a route, to a point, home, down. It watches energy, wind, ground, areas and link, and brings the
/// aircraft home or down when one of them says so. It is stepped by whoever owns it and asks no clock.
/// </summary>
internal sealed class Pilot(Aircraft craft, Terrain terrain, Wind wind, Place home)
{
    private const double LookAroundS = 1;
    private const double NearHomeM = 8;
    private const double DefaultClearanceM = 15;
    private const double LeastClearanceM = 3;
    private const double LowestFlyToM = 20;
    private const double StrongWindS = 6;
    private const double TouchesM = 0.15;
    private const int MaxNews = 1_000;

    private readonly Lookout _lookout = new(terrain);
    private readonly Homing _homing = new();
    private readonly PointWork _work = new();
    private readonly List<PilotNews> _news = [];
    private FlightRoute? _route;
    private Place _hold;
    private Place _point;
    private Queue<Place> _path = new();
    private double _takeOffToM;
    private double _speedMps;
    private double _nextLookS;
    private double _windyS;
    private bool _atPoint;
    private bool _isArrived;
    private bool _isBarred;

    public Aircraft Craft => craft;

    public Place Home => home;

    public FlightMode Mode { get; private set; } = FlightMode.Standby;

    public ModeReason Reason { get; private set; }

    public FlightRules Rules { get; set; } = FlightRules.Default;

    public FlightAreas Areas { get; set; } = FlightAreas.None;

    public bool HasLink { get; private set; } = true;

    /// <summary>In the air with a route that is not done: paused, or on its way.</summary>
    public bool IsOnRoute => _route is not null && (Next < _route.Points.Count || _atPoint);

    public bool IsPaused { get; private set; }

    /// <summary>The next waypoint's place in the route.</summary>
    public int Next { get; private set; }

    public FlightRoute? Route => _route;

    public double GimbalPitchDeg
    {
        get => _work.GimbalPitchDeg;
        set => _work.GimbalPitchDeg = value;
    }

    public (double EastMps, double NorthMps) WindHere(double seconds) => wind.At(seconds, craft.AboveGroundM);

    public double MeanWindHere(double seconds) => wind.MeanMps(seconds, craft.AboveGroundM);

    /// <summary>What it would need to come home from here.</summary>
    public double NeedHomeJ(double seconds) =>
        Homing.NeedJ(craft, _homing.Path(craft.Where, home, ReturnHeightM, Areas), home, wind.MeanMps(seconds, craft.AboveGroundM));

    public double ReturnHeightM => home.HeightM + Rules.ReturnHeightM;

    /// <summary>The way home that it would fly, or flies, from here.</summary>
    public IReadOnlyList<Place> HomePath() => Mode == FlightMode.Returning
        ? [.. _path]
        : _homing.Path(craft.Where, home, Math.Max(ReturnHeightM, craft.Where.HeightM), Areas);

    public void Prepare(FlightMode mode) => (Mode, Reason) = (mode, ModeReason.None);

    /// <summary>Up from the dock and along a route.</summary>
    public void Fly(FlightRoute route, FlightRules rules)
    {
        (_route, Next, _atPoint) = (route, 0, false);
        TakeOff(rules, Math.Max(
            route.TakeOffHeightM + home.HeightM, route.ClimbsFirst && route.Points.Count > 0 ? route.Points[0].Place.HeightM : 0));
    }

    /// <summary>Up from the dock, to a height over it, and to a point.</summary>
    public void FlyTo(Place point, double speedMps, FlightRules rules, double overHomeM)
    {
        (_route, _atPoint, _point, _speedMps, _isArrived) = (null, false, point, speedMps, false);
        TakeOff(rules, home.HeightM + overHomeM);
    }

    /// <summary>In the air: to another point. A route is left.</summary>
    public void Redirect(Place point, double speedMps)
    {
        _work.Forget();
        (_route, _atPoint, IsPaused, _point, _speedMps, _isArrived) = (null, false, false, point, speedMps, false);
        Mode = Mode == FlightMode.TakingOff ? Mode : FlightMode.Live;
        _takeOffToM = Math.Max(_takeOffToM, home.HeightM + LowestFlyToM);
        if (craft.Where.HeightM < home.HeightM + LowestFlyToM)
        {
            Mode = FlightMode.TakingOff;
        }
    }

    /// <summary>Hover here.</summary>
    public void Stop()
    {
        _hold = craft.Where;
        _work.Forget();
        if (IsOnRoute && Mode is FlightMode.Wayline or FlightMode.TakingOff)
        {
            IsPaused = true;
            Mode = FlightMode.Wayline;
            return;
        }

        (Mode, Reason) = (FlightMode.Manual, ModeReason.Asked);
    }

    /// <returns>Whether it was on a route.</returns>
    public bool Pause()
    {
        if (Mode != FlightMode.Wayline || !IsOnRoute || IsPaused)
        {
            return false;
        }

        (IsPaused, _hold) = (true, craft.Where);
        return true;
    }

    /// <returns>Whether it was paused on a route.</returns>
    public bool Resume()
    {
        if (!IsOnRoute || !IsPaused)
        {
            return false;
        }

        (IsPaused, Mode) = (false, FlightMode.Wayline);
        return true;
    }

    public void ReturnHome(ModeReason reason)
    {
        if (!craft.IsFlying || Mode is FlightMode.Returning or FlightMode.Landing or FlightMode.ForcedLanding)
        {
            return;
        }

        if (craft.Where.LevelDistanceTo(home) < NearHomeM)
        {
            (Mode, Reason) = (FlightMode.Landing, reason);
        }
        else
        {
            _path = new Queue<Place>(_homing.Path(craft.Where, home, Math.Max(ReturnHeightM, craft.Where.HeightM), Areas));
            (Mode, Reason) = (FlightMode.Returning, reason);
        }

        _work.Forget();
        (IsPaused, _isBarred) = (false, false);
        Tell(new PilotNews(PilotNewsKind.ReturnStarted));
    }

    /// <returns>Whether it was on its way home. It hovers then.</returns>
    public bool CancelReturn()
    {
        if (Mode is not (FlightMode.Returning or FlightMode.Landing) || craft.AboveGroundM < LowestFlyToM / 2)
        {
            return false;
        }

        (Mode, Reason, _hold) = (FlightMode.Manual, ModeReason.ReturnCanceled, craft.Where);
        return true;
    }

    /// <summary>Down where it is.</summary>
    public void Land(FlightMode how, ModeReason reason)
    {
        (Mode, Reason, _hold) = (how, reason, craft.Where);
        _path = new Queue<Place>([craft.Where]);
        IsPaused = false;
    }

    public void LoseLink()
    {
        HasLink = false;
        if (!craft.IsFlying || Mode is FlightMode.Returning or FlightMode.Landing or FlightMode.ForcedLanding
            || (Rules.GoesOnWhenLost && !IsPaused && Mode != FlightMode.Manual))
        {
            return;
        }

        switch (Rules.WhenLost)
        {
            case LostLinkAction.ReturnHome:
                ReturnHome(ModeReason.LostLink);
                break;
            case LostLinkAction.Land:
                Land(FlightMode.Landing, ModeReason.LostLink);
                break;
            default:
                Stop();
                Reason = ModeReason.LostLink;
                break;
        }
    }

    public void RegainLink() => HasLink = true;

    /// <summary>Where its route is now; nothing when it is on none.</summary>
    public BreakPoint? BreakPoint()
    {
        if (_route is null || !IsOnRoute)
        {
            return null;
        }

        var from = _route.Points[Math.Max(0, Next - 1)];
        if (_atPoint || Next == 0)
        {
            return new BreakPoint(from.WaylineId, from.Index, IsAtPoint: true, 0);
        }

        var to = _route.Points[Next];
        var length = from.Place.DistanceTo(to.Place);
        var progress = length < 1 ? 1 : Math.Clamp(1 - (craft.Where.DistanceTo(to.Place) / length), 0, 1);
        return new BreakPoint(from.WaylineId, from.Index, IsAtPoint: false, progress);
    }

    /// <summary>Level metres to where it is sent.</summary>
    public double ToPointM => craft.Where.DistanceTo(_point);

    public Place Point => _point;

    /// <summary>A step of its flight; what happened in it and since the last.</summary>
    /// <param name="now">Seconds, of the wind's time.</param>
    public IReadOnlyList<PilotNews> Step(double seconds, double now)
    {
        if (craft.IsFlying)
        {
            Fly(seconds, now);
        }

        var news = _news.ToArray();
        _news.Clear();
        return news;
    }

    private void Fly(double seconds, double now)
    {
        Look(now);
        var (wanted, clearance) = Wanted(now);
        if (IsBound && !Areas.Forbids(craft.Where) && Lookout.MeetsArea(craft, wanted, Areas))
        {
            wanted = wanted with { EastMps = 0, NorthMps = 0 };
            Block();
        }

        wanted = clearance > 0 ? _lookout.ClearOfGround(craft, wanted, clearance) : wanted;
        craft.Step(seconds, wanted, _work.HeadingDeg, WindHere(now));
        _homing.Pass(craft.Where);
        if (Mode is FlightMode.Landing or FlightMode.ForcedLanding && craft.Where.HeightM <= LandsAt().HeightM + TouchesM)
        {
            craft.StopPropellers(LandsAt().HeightM);
        }

        if (!craft.IsFlying)
        {
            Down();
        }
    }

    private bool IsBound => Mode is FlightMode.Wayline or FlightMode.Live or FlightMode.Returning && !IsPaused;

    private void TakeOff(FlightRules rules, double toM)
    {
        Rules = rules;
        _homing.Forget();
        _takeOffToM = toM;
        (Mode, Reason, _hold, IsPaused) = (FlightMode.TakingOff, ModeReason.WaylineTakeOff, home, false);
        craft.StartPropellers();
    }

    private (Motion Wanted, double ClearanceM) Wanted(double now)
    {
        switch (Mode)
        {
            case FlightMode.TakingOff:
                return (Rise(), 0);
            case FlightMode.Wayline when !IsPaused && IsOnRoute:
                return Along(now);
            case FlightMode.Live when !_isArrived:
                return ToPoint();
            case FlightMode.Live:
                return (Helm.Hold(craft, _point), Clearance(_point));
            case FlightMode.Returning:
                return Homeward();
            case FlightMode.Landing or FlightMode.ForcedLanding:
                return (Helm.Down(craft, LandsAt()), 0);
            default:
                return (Helm.Hold(craft, _hold), LeastClearanceM);
        }
    }

    private Motion Rise()
    {
        if (craft.Where.HeightM >= _takeOffToM - 1)
        {
            Mode = _route is null ? FlightMode.Live : FlightMode.Wayline;
            Tell(new PilotNews(PilotNewsKind.TookOff));
        }

        return Helm.Hold(craft, _hold.At(_takeOffToM));
    }

    private (Motion, double) Along(double now)
    {
        if (_atPoint)
        {
            var here = _route!.Points[Next - 1].Place;
            if (_work.Go(now, _news))
            {
                return (Helm.Hold(craft, here), Clearance(here));
            }

            _atPoint = false;
            if (Next == _route.Points.Count)
            {
                Finish();
                return (Helm.Hold(craft, here), Clearance(here));
            }
        }

        var target = _route!.Points[Next];
        if (Next > 0)
        {
            _work.OnTheWay(_route.Points[Next - 1], now, craft.FlownM, _news);
        }

        var speed = Next == 0 ? _route.TransitSpeedMps : _route.Points[Next - 1].SpeedMps;
        if (IsAt(target.Place, target.Stops))
        {
            Reach(target, now);
        }

        return (Helm.Towards(craft, target.Place, speed, target.Stops), Clearance(target.Place));
    }

    private void Reach(RoutePoint target, double now)
    {
        Next++;
        _work.Arrive(target, now);
        Tell(new PilotNews(PilotNewsKind.WaypointReached, Next - 1));
        _atPoint = true;
    }

    private void Finish()
    {
        Tell(new PilotNews(PilotNewsKind.RouteDone));
        switch (_route!.Finish)
        {
            case FinishAction.Hover:
                (Mode, _hold) = (FlightMode.Manual, craft.Where);
                break;
            case FinishAction.Land:
                Land(FlightMode.Landing, ModeReason.Navigation);
                break;
            case FinishAction.GoToFirst:
                (Mode, _hold) = (FlightMode.Live, _route.Points[0].Place);
                (_point, _speedMps, _isArrived) = (_route.Points[0].Place, _route.TransitSpeedMps, false);
                break;
            default:
                ReturnHome(ModeReason.Navigation);
                break;
        }
    }

    private (Motion, double) ToPoint()
    {
        if (IsAt(_point, stops: true))
        {
            _isArrived = true;
            Tell(new PilotNews(PilotNewsKind.PointReached));
        }

        return (Helm.Towards(craft, _point, _speedMps, stops: true), Clearance(_point));
    }

    private (Motion, double) Homeward()
    {
        var next = _path.Peek();
        var last = _path.Count == 1;
        if (craft.Where.HeightM < next.HeightM - 2 && craft.Where.LevelDistanceTo(home) > NearHomeM)
        {
            // Up first, and only then away: what stands around is lower than the height of return.
            return (Helm.Hold(craft, craft.Where.At(next.HeightM)), DefaultClearanceM);
        }

        if (craft.Where.LevelDistanceTo(next) < (last ? 1.5 : NearHomeM))
        {
            if (last)
            {
                (Mode, Reason) = (FlightMode.Landing, Reason == ModeReason.Navigation ? ModeReason.AboveHome : Reason);
                return (Helm.Down(craft, LandsAt()), 0);
            }

            _path.Dequeue();
        }

        return (Helm.Towards(craft, _path.Peek(), craft.Frame.CruiseSpeedMps, _path.Count == 1), DefaultClearanceM);
    }

    private Place LandsAt() => Mode == FlightMode.Landing && craft.Where.LevelDistanceTo(home) < 2 * NearHomeM
        ? home
        : _hold.At(terrain.HeightM(_hold.EastM, _hold.NorthM));

    private double Clearance(Place target) => Math.Clamp(
        target.HeightM - terrain.HeightM(target.EastM, target.NorthM) - 1, LeastClearanceM, DefaultClearanceM);

    private bool IsAt(Place target, bool stops)
    {
        var level = craft.Where.LevelDistanceTo(target);
        var away = Math.Abs(craft.Where.HeightM - Math.Max(target.HeightM, Floor(target)));
        return stops
            ? level < 1.5 && away < 1.5 && craft.Moving.LevelMps < 1
            : level < Math.Max(5, craft.Moving.LevelMps) && away < 5;
    }

    // A point that lies in the ground is reached above it.
    private double Floor(Place target) => terrain.HeightM(target.EastM, target.NorthM) + LeastClearanceM;

    private void Block()
    {
        // Areas that are new since it came this way can bar the way home; it is told then what to do, or comes down.
        _isBarred = Mode == FlightMode.Returning;
        Tell(new PilotNews(_isBarred ? PilotNewsKind.ReturnStopped : PilotNewsKind.AreaAhead));
        if (Mode == FlightMode.Wayline)
        {
            (IsPaused, _hold) = (true, craft.Where);
            return;
        }

        (Mode, Reason, _hold) = (FlightMode.Manual, ModeReason.None, craft.Where);
    }

    private void Look(double now)
    {
        if (now < _nextLookS)
        {
            return;
        }

        _nextLookS = now + LookAroundS;
        var windMps = wind.MeanMps(now, craft.AboveGroundM);
        _windyS = windMps > craft.Frame.MaxWindMps ? _windyS + LookAroundS : 0;
        if (Mode is FlightMode.Landing or FlightMode.ForcedLanding)
        {
            return;
        }

        if (craft.EnergyJ < Homing.NeedToLandJ(craft, windMps))
        {
            Land(FlightMode.ForcedLanding, ModeReason.SeverelyLowBattery);
        }
        else if (Mode != FlightMode.Returning && !_isBarred && craft.EnergyJ < NeedHomeJ(now))
        {
            ReturnHome(ModeReason.LowBattery);
        }
        else if (Mode != FlightMode.Returning && !_isBarred && _windyS >= StrongWindS)
        {
            ReturnHome(ModeReason.StrongWind);
        }
    }

    private void Down() => Tell(new PilotNews(
        craft.IsWrecked ? PilotNewsKind.Wrecked : craft.Where.LevelDistanceTo(home) < NearHomeM
            ? PilotNewsKind.LandedHome : PilotNewsKind.LandedElsewhere));

    private void Tell(PilotNews news)
    {
        if (_news.Count < MaxNews)
        {
            _news.Add(news);
        }
    }
}
