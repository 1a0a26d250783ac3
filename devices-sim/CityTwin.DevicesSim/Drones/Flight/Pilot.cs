using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// Flies an aircraft: along a route, to a point, home, down. It watches energy, wind, ground, areas and link, and brings the
/// aircraft home or down when one of them says so. It is stepped by whoever owns it and asks no clock.
/// </summary>
internal sealed class Pilot
{
    private const double OverHomeM = 3;
    private const double LowestFlyToM = 20;
    private const double TouchesM = 0.15;
    private const int MaxNews = 1_000;

    private readonly Terrain _terrain;
    private readonly Wind _wind;
    private readonly Lookout _lookout;
    private readonly Nearness _nearness;
    private readonly Precautions _precautions;
    private readonly RouteFollower _follower;
    private readonly Homing _homing;
    private readonly PointWork _work = new();
    private readonly List<PilotNews> _news = [];
    private Place _hold;
    private double _takeOffToM;
    private double _speedMps;
    private bool _isArrived;
    private bool _isBarred;

    public Pilot(Aircraft craft, Terrain terrain, Wind wind, Place home)
    {
        (Craft, _terrain, _wind, Home) = (craft, terrain, wind, home);
        (_lookout, _nearness, _precautions) = (new Lookout(terrain), new Nearness(terrain), new Precautions(craft, wind));
        (_follower, _homing) = (new RouteFollower(craft, _nearness, _work), new Homing(craft, home));
    }

    public Aircraft Craft { get; }

    public Place Home { get; }

    public FlightMode Mode { get; private set; } = FlightMode.Standby;

    public ModeReason Reason { get; private set; }

    public FlightRules Rules { get; set; } = FlightRules.Default;

    public FlightAreas Areas { get; set; } = FlightAreas.None;

    public bool HasLink { get; private set; } = true;

    /// <summary>In the air with a route that is not done: paused, or on its way.</summary>
    public bool IsOnRoute => _follower.IsOnRoute;

    public bool IsPaused { get; private set; }

    /// <summary>The next waypoint's place in the route.</summary>
    public int Next => _follower.Next;

    public FlightRoute? Route => _follower.Route;

    public double GimbalPitchDeg
    {
        get => _work.GimbalPitchDeg;
        set => _work.GimbalPitchDeg = value;
    }

    public (double EastMps, double NorthMps) WindHere(double seconds) => _wind.At(seconds, Craft.AboveGroundM);

    public double MeanWindHere(double seconds) => _wind.MeanMps(seconds, Craft.AboveGroundM);

    /// <summary>What it would need to come home from here.</summary>
    public double NeedHomeJ(double seconds) => _homing.NeedJ(Rules, Areas, MeanWindHere(seconds));

    /// <summary>The way home that it would fly, or flies, from here.</summary>
    public IReadOnlyList<Place> HomePath() => Mode == FlightMode.Returning ? _homing.Way : _homing.Path(Rules, Areas);

    public void Prepare(FlightMode mode) => (Mode, Reason) = (mode, ModeReason.None);

    /// <summary>Up from the dock and along a route.</summary>
    public void Fly(FlightRoute route, FlightRules rules)
    {
        _follower.Begin(route);
        TakeOff(rules, Math.Max(
            route.TakeOffHeightM + Home.HeightM, route.ClimbsFirst && route.Points.Count > 0 ? route.Points[0].Place.HeightM : 0));
    }

    /// <summary>Up from the dock, to a height over it, and to a point.</summary>
    public void FlyTo(Place point, double speedMps, FlightRules rules, double overHomeM)
    {
        _follower.Begin(null);
        (Point, _speedMps, _isArrived) = (point, speedMps, false);
        TakeOff(rules, Home.HeightM + overHomeM);
    }

    /// <summary>In the air: to another point. A route is left.</summary>
    public void Redirect(Place point, double speedMps)
    {
        _work.Forget();
        _follower.Begin(null);
        (IsPaused, Point, _speedMps, _isArrived, _hold) = (false, point, speedMps, false, Craft.Where);
        Mode = Mode == FlightMode.TakingOff ? Mode : FlightMode.Live;
        _takeOffToM = Math.Max(_takeOffToM, Home.HeightM + LowestFlyToM);
        if (Craft.Where.HeightM < Home.HeightM + LowestFlyToM)
        {
            Mode = FlightMode.TakingOff;
        }
    }

    /// <summary>Hover here.</summary>
    public void Stop()
    {
        _hold = Craft.Where;
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

        (IsPaused, _hold) = (true, Craft.Where);
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
        if (!Craft.IsFlying || Mode is FlightMode.Returning or FlightMode.Landing or FlightMode.ForcedLanding)
        {
            return;
        }

        _homing.Begin(Rules, Areas);
        (Mode, Reason) = (FlightMode.Returning, reason);
        _work.Forget();
        (IsPaused, _isBarred) = (false, false);
        Tell(new PilotNews(PilotNewsKind.ReturnStarted));
    }

    /// <returns>Whether it was on its way home. It hovers then.</returns>
    public bool CancelReturn()
    {
        if (Mode is not (FlightMode.Returning or FlightMode.Landing) || Craft.AboveGroundM < LowestFlyToM / 2)
        {
            return false;
        }

        (Mode, Reason, _hold) = (FlightMode.Manual, ModeReason.ReturnCanceled, Craft.Where);
        return true;
    }

    /// <summary>Down where it is.</summary>
    public void Land(FlightMode how, ModeReason reason)
    {
        (Mode, Reason, _hold) = (how, reason, Craft.Where);
        IsPaused = false;
    }

    public void LoseLink()
    {
        HasLink = false;
        if (!Craft.IsFlying || Mode is FlightMode.Returning or FlightMode.Landing or FlightMode.ForcedLanding
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
    public BreakPoint? BreakPoint() => _follower.BreakPoint();

    /// <summary>Where it is sent, on a flight to a point.</summary>
    public Place Point { get; private set; }

    public double ToPointM => Craft.Where.DistanceTo(Point);

    /// <summary>A step of its flight; what happened in it and since the last.</summary>
    /// <param name="now">Seconds, of the wind's time.</param>
    public IReadOnlyList<PilotNews> Step(double seconds, double now)
    {
        if (Craft.IsFlying)
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
        if (IsBound && !Areas.Forbids(Craft.Where) && Lookout.MeetsArea(Craft, wanted, Areas))
        {
            wanted = wanted with { EastMps = 0, NorthMps = 0 };
            Block();
        }

        wanted = clearance > 0 ? _lookout.ClearOfGround(Craft, wanted, clearance) : wanted;
        Craft.Step(seconds, wanted, _work.HeadingDeg, WindHere(now));
        _homing.Pass();
        var spot = LandsAt();
        if (Mode is FlightMode.Landing or FlightMode.ForcedLanding
            && Craft.Where.HeightM <= spot.HeightM + TouchesM && Craft.Where.LevelDistanceTo(spot) < OverHomeM)
        {
            Craft.StopPropellers(spot.HeightM);
        }

        if (!Craft.IsFlying)
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
        (Mode, Reason, _hold, IsPaused) = (FlightMode.TakingOff, ModeReason.WaylineTakeOff, Home, false);
        Craft.StartPropellers();
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
                return (Helm.Hold(Craft, Point), _nearness.ClearanceM(Craft, Point));
            case FlightMode.Returning:
                return Homeward();
            case FlightMode.Landing or FlightMode.ForcedLanding:
                return (Helm.Down(Craft, LandsAt()), 0);
            default:
                return (Helm.Hold(Craft, _hold), Nearness.LeastClearanceM);
        }
    }

    private Motion Rise()
    {
        if (Craft.Where.HeightM >= _takeOffToM - 1)
        {
            Mode = Route is null ? FlightMode.Live : FlightMode.Wayline;
            Tell(new PilotNews(PilotNewsKind.TookOff));
        }

        return Helm.Hold(Craft, _hold.At(_takeOffToM));
    }

    private (Motion, double) Along(double now)
    {
        var (wanted, target, isDone) = _follower.Go(now, _news);
        if (isDone)
        {
            Finish();
        }

        return (wanted, _nearness.ClearanceM(Craft, target));
    }

    private void Finish()
    {
        Tell(new PilotNews(PilotNewsKind.RouteDone));
        switch (Route!.Finish)
        {
            case FinishAction.Hover:
                (Mode, _hold) = (FlightMode.Manual, Craft.Where);
                break;
            case FinishAction.Land:
                Land(FlightMode.Landing, ModeReason.Navigation);
                break;
            case FinishAction.GoToFirst:
                Mode = FlightMode.Live;
                (Point, _speedMps, _isArrived) = (Route.Points[0].Place, Route.TransitSpeedMps, false);
                break;
            default:
                ReturnHome(ModeReason.Navigation);
                break;
        }
    }

    private (Motion, double) ToPoint()
    {
        if (_nearness.IsAt(Craft, Point, stops: true))
        {
            _isArrived = true;
            Tell(new PilotNews(PilotNewsKind.PointReached));
        }

        return (Helm.Towards(Craft, Point, _speedMps, stops: true), _nearness.ClearanceM(Craft, Point));
    }

    private (Motion, double) Homeward()
    {
        if (_homing.Go() is { } wanted)
        {
            return (wanted, Nearness.MostClearanceM);
        }

        (Mode, Reason) = (FlightMode.Landing, Reason == ModeReason.Navigation ? ModeReason.AboveHome : Reason);
        return (Helm.Down(Craft, LandsAt()), 0);
    }

    private Place LandsAt() => Mode == FlightMode.Landing && Craft.Where.LevelDistanceTo(Home) < 2 * Homing.NearM
        ? Home
        : _hold.At(_terrain.HeightM(_hold.EastM, _hold.NorthM));

    private void Block()
    {
        // Areas that are new since it came this way can bar the way home; it is told then what to do, or comes down.
        _isBarred = Mode == FlightMode.Returning;
        Tell(new PilotNews(_isBarred ? PilotNewsKind.ReturnStopped : PilotNewsKind.AreaAhead));
        if (Mode == FlightMode.Wayline)
        {
            (IsPaused, _hold) = (true, Craft.Where);
            return;
        }

        (Mode, Reason, _hold) = (FlightMode.Manual, ModeReason.None, Craft.Where);
    }

    private void Look(double now)
    {
        if (Mode is FlightMode.Landing or FlightMode.ForcedLanding || _precautions.Look(now, () => NeedHomeJ(now)) is not { } reason)
        {
            return;
        }

        if (reason == ModeReason.SeverelyLowBattery)
        {
            Land(FlightMode.ForcedLanding, reason);
        }
        else if (!_isBarred)
        {
            ReturnHome(reason);
        }
    }

    private void Down() => Tell(new PilotNews(
        Craft.IsWrecked ? PilotNewsKind.Wrecked : Craft.Where.LevelDistanceTo(Home) < Homing.NearM
            ? PilotNewsKind.LandedHome : PilotNewsKind.LandedElsewhere));

    private void Tell(PilotNews news)
    {
        if (_news.Count < MaxNews)
        {
            _news.Add(news);
        }
    }
}
