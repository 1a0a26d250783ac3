using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// A dock and its aircraft, whole, without a line and without a clock: it is told what time it is, what the cloud says and what its
/// errands brought, and gives away what it has to say and to fetch. The same in gives the same out.
/// </summary>
internal sealed class Dock
{
    private const int MaxLateOrders = 50;
    private const int UpkeepEvery = 15;
    private const double WeakBatteryPart = 0.004;

    private readonly Station _station;
    private readonly SortieWatch _watch;
    private readonly MediaDesk _media;
    private readonly TaskDesk _tasks;
    private readonly PointDesk _points;
    private readonly PayloadDesk _payload;
    private readonly AreaDesk _areas;
    private readonly HealthDesk _health;
    private readonly JoinDesk _join;
    private readonly PropertyDesk _properties;
    private readonly Dictionary<string, Action<Inbound, long>> _services;
    private readonly List<(Inbound Order, long DueMs)> _late = [];
    private long _flownToMs;
    private long _nextDockMs;
    private long _nextAircraftMs;
    private long _lastAircraftMs;
    private long _deafUntilMs;
    private int _deafOn = -1;
    private int _reports;
    private string _toldState = "";

    public Dock(DockPlan plan, Surroundings world, DroneOptions options, DroneFaultPlan faults, ulong seed, long nowMs, long worldMs)
    {
        var own = Noise.Seed(seed, plan.DockId);
        var wind = new Wind(own, seconds => world.Air(plan.Home, (long)(seconds * 1000)));
        var craft = new Aircraft(plan.Frame, world.Terrain, plan.Home, headingDeg: 0);

        // A simulator that starts again with its seed must not say the ids of before: a cloud may remember them.
        var speech = new Speech(plan.DockId, Noise.Seed(own, nowMs), options);
        _station = new Station(plan, new Pilot(craft, world.Terrain, wind, plan.Home), world, wind, options, faults, speech, own);
        _media = new MediaDesk(_station);
        _watch = new SortieWatch(_station, _media);
        _tasks = new TaskDesk(_station, _watch);
        _points = new PointDesk(_station, _watch);
        _payload = new PayloadDesk(_station, _media);
        _areas = new AreaDesk(_station);
        _health = new HealthDesk(_station);
        _join = new JoinDesk(_station);
        _properties = new PropertyDesk(_station);
        _services = new[] { _tasks.Services, _points.Services, _payload.Services, _areas.Services }
            .SelectMany(services => services).ToDictionary(StringComparer.Ordinal);
        (_flownToMs, _station.WorldMs) = (worldMs, worldMs);
        _station.PlanFlight();
    }

    public Station Station => _station;

    public DockTopics Topics => _station.Speech.Topics;

    public int WaitingPictures => _media.Waiting;

    public IReadOnlyList<UnitMessage> TakeMessages() => _station.Speech.Take();

    public IReadOnlyList<Errand> TakeErrands() => _station.Errands.Take();

    public void Connected(long nowMs)
    {
        _toldState = "";
        (_nextDockMs, _nextAircraftMs) = (nowMs, nowMs);
        _join.Connected(nowMs);
        _areas.Ask(nowMs);
    }

    public void Hear(Inbound message, long nowMs)
    {
        var topics = Topics;
        if (message.Topic == topics.EventsReply || message.Topic == topics.RequestsReply || message.Topic == topics.StatusReply)
        {
            _station.Speech.Hear(message, nowMs);
        }
        else if (message.Topic == topics.PropertySet)
        {
            _properties.Set(message, nowMs);
        }
        else if (message.Topic == topics.DrcDown)
        {
            _points.Control(message, nowMs);
        }
        else if (message.Topic == topics.Services)
        {
            HearOrder(message, nowMs);
        }
    }

    public void Done(ErrandAnswer answer, long nowMs) => _station.Errands.Done(answer, nowMs);

    /// <summary>Lets time go on to now: the flight in small steps, then everything that is due.</summary>
    /// <param name="worldMs">The town's time, which may run faster.</param>
    public void Tick(long nowMs, long worldMs)
    {
        Fly(nowMs, worldMs);
        foreach (var (order, _) in _late.Where(late => late.DueMs <= nowMs).ToList())
        {
            Serve(order, nowMs);
        }

        _late.RemoveAll(late => late.DueMs <= nowMs);
        _watch.Tick(nowMs);
        _tasks.Tick(nowMs);
        _payload.Tick(nowMs);
        _media.Tick(nowMs);
        Recover();
        _join.Tick(nowMs);
        _areas.Tick(nowMs);
        _health.Tick(nowMs);
        _station.Speech.Again(nowMs);
        Report(nowMs);
    }

    private void HearOrder(Inbound order, long nowMs)
    {
        if (_station.FaultOf(DroneFaultKind.NoAnswers) is { } deaf)
        {
            // From the first order on, once for each flight.
            _deafUntilMs = _deafOn == _station.Flights ? _deafUntilMs : nowMs + (long)(deaf.LastsS * 2000);
            _deafOn = _station.Flights;
            if (nowMs < _deafUntilMs)
            {
                return;
            }
        }

        if (_station.FaultOf(DroneFaultKind.LateAnswers) is { } late && _late.Count < MaxLateOrders)
        {
            _late.Add((order, nowMs + (long)(late.AfterS * 200)));
            return;
        }

        Serve(order, nowMs);
    }

    private void Serve(Inbound order, long nowMs)
    {
        if (_services.TryGetValue(order.Method, out var service))
        {
            service(order, nowMs);
            return;
        }

        _station.Speech.Reply(order, ResultCode.NotSupported, nowMs);
    }

    private void Fly(long nowMs, long worldMs)
    {
        var options = _station.Options;
        _flownToMs = Math.Max(_flownToMs, worldMs - (long)options.MostCaughtUp.TotalMilliseconds);
        var step = (long)Math.Max(1, options.FlightStep.TotalMilliseconds);
        while (_flownToMs < worldMs)
        {
            var ms = Math.Min(step, worldMs - _flownToMs);
            _flownToMs += ms;
            _station.WorldMs = _flownToMs;
            if (_station is { IsInDock: true, Sortie: null })
            {
                _station.Craft.Charge(Charger.PowerW(_station.Craft, options.FullCharge) * ms / 1000);
            }
            else if (_station.Craft.IsFlying)
            {
                Fail();
                foreach (var news in _station.Pilot.Step(ms / 1000.0, _flownToMs / 1000.0))
                {
                    _watch.Hear(news, nowMs);
                }

                Weaken(ms / 1000.0);
            }
        }
    }

    private void Weaken(double seconds)
    {
        if (_station.FaultOf(DroneFaultKind.WeakBattery) is { } fault && AirborneS >= fault.AfterS)
        {
            _station.Craft.Lose(_station.Craft.Frame.BatteryJ * WeakBatteryPart * seconds);
        }
    }

    private double AirborneS => _station.Sortie is { Stage: SortieStage.InAir } sortie
        ? (_flownToMs - sortie.AirborneSinceMs) / 1000.0
        : 0;

    private void Fail()
    {
        if (_station.Fault is not { Kind: DroneFaultKind.LostLink or DroneFaultKind.LostLinkForGood } fault || AirborneS < fault.AfterS)
        {
            return;
        }

        var isOver = fault.Kind == DroneFaultKind.LostLink && AirborneS >= fault.AfterS + fault.LastsS;
        if (!isOver && _station.HasLink)
        {
            _station.Pilot.LoseLink();
        }
        else if (isOver && !_station.HasLink)
        {
            _station.Pilot.RegainLink();
        }
    }

    private void Recover()
    {
        if (_station.StrandedSinceMs is { } since && _station.Sortie is null
            && _station.WorldMs - since >= _station.Options.Recovery.TotalMilliseconds)
        {
            _station.Craft.BringTo(_station.Plan.Home);
            _station.Pilot.RegainLink();
            _station.Pilot.Prepare(FlightMode.Standby);
            (_station.IsInDock, _station.StrandedSinceMs) = (true, null);
        }
    }

    private void Report(long nowMs)
    {
        if (nowMs >= _nextDockMs)
        {
            _nextDockMs = nowMs + (long)_station.Options.DockReports.TotalMilliseconds;
            var topic = DockTopics.Osd(_station.Plan.DockId);
            _station.Speech.Report(topic, DockReport.Whole(_station, _media.Waiting, nowMs), nowMs);
            _station.Speech.Report(topic, DockReport.Task(_station, _media.Waiting), nowMs);
            if (_reports++ % UpkeepEvery == 0)
            {
                _station.Speech.Report(topic, DockReport.Upkeep(_station), nowMs);
            }
        }

        if (!_station.IsOnline)
        {
            return;
        }

        // One that takes off does not wait for its turn as one that stands.
        var every = (long)(_station.Craft.IsFlying ? _station.Options.AircraftReports : _station.Options.StandbyReports).TotalMilliseconds;
        if (nowMs >= Math.Min(_nextAircraftMs, _lastAircraftMs + every))
        {
            (_lastAircraftMs, _nextAircraftMs) = (nowMs, nowMs + every);
            _station.Speech.Report(
                DockTopics.Osd(_station.Plan.AircraftId), AircraftReport.Of(_station, _properties, nowMs), nowMs);
        }

        var state = $"{_station.Pilot.Reason} {_station.ControlSource}";
        if (state != _toldState)
        {
            _toldState = state;
            _station.Speech.State(_station.Plan.AircraftId, AircraftReport.State(_station), nowMs);
        }
    }
}
