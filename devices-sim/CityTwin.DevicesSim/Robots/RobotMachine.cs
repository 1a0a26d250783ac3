using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Motion;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Robots.Trouble;
using CityTwin.DevicesSim.Robots.Zones;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>A robot without its messages: what it was told, what it does about it, and where it is.</summary>
internal sealed class RobotMachine
{
    /// <summary>Time goes by in steps of at most this.</summary>
    private const double StepS = 0.25;

    private const double HandSpeedMps = 0.5;

    /// <summary>So near to a border it has come to it.</summary>
    private const double AtBorderM = 0.05;

    /// <summary>A base that ends within this time asks for more.</summary>
    private const double BaseAheadS = 8;

    private readonly RobotWork _work;
    private long _appended;
    private long? _entered;

    public RobotMachine(RobotModel model, ulong seed, RobotSenses? senses = null)
    {
        Model = model;
        Drive = new Drive(model);
        Battery = new Battery(model.MaxSpeedMps, model.EnduranceS, model.ChargeS);
        Zones = new ZoneKeeper(model);
        ZoneActions = new ZoneActions(model.Skills);
        Control = new RobotControl(this);
        Instants = new InstantActions(this);
        _work = new RobotWork(this, senses ?? RobotSenses.Calm, seed);
    }

    public RobotModel Model { get; }

    public Drive Drive { get; }

    public Battery Battery { get; }

    public OrderBoard Board { get; } = new();

    public ActionQueue Queue { get; } = new();

    public InstantActions Instants { get; }

    public ZoneKeeper Zones { get; }

    public ZoneActions ZoneActions { get; }

    public RobotControl Control { get; }

    public TroubleList Troubles { get; } = new();

    public RobotMishaps Mishaps { get; } = new();

    public List<Load> Loads { get; } = [];

    /// <summary>The town's time in seconds.</summary>
    public double WorldS { get; set; }

    public double LoadKg => Loads.Sum(load => load.WeightKg);

    public string LastNodeId { get; private set; } = "";

    public long LastNodeSequenceId { get; private set; }

    public bool IsDriving => !Drive.IsStanding || Drive.TurningRadS != 0;

    /// <summary>Whether its base is nearly driven and its order goes on.</summary>
    public bool WantsMoreBase => Board.HasHorizon
        && Drive.LeftM <= SpeedProfile.BrakingDistance(Drive.SpeedMps, Model.DecelerationMps2) + (BaseAheadS * Model.MaxSpeedMps);

    private bool MayDrive => Control.AllowsDriving && !Troubles.StopsDriving && Queue.AllowsDriving;

    /// <returns>What became of it.</returns>
    public OrderVerdict Take(Order order, long nowMs)
    {
        var verdict = OrderDesk.Judge(order, new OrderSituation(
            Model, Board, Control.AllowsOrders && !Battery.IsEmpty, Drive.Position, UtmGrid.MapId, Battery.RangeM,
            Zones.IsBlocked, Mishaps.IsObstructed));
        switch (verdict.Kind)
        {
            case OrderVerdictKind.Take:
                Troubles.End(TroubleUntil.NewOrder);
                Begin(order);
                break;
            case OrderVerdictKind.Extend:
                Troubles.End(TroubleUntil.NewOrder);
                Board.Extend(order, Model.Skills);
                AppendBase();
                break;
            case OrderVerdictKind.Refuse:
                Troubles.Report(verdict.Refused!, nowMs);
                break;
        }

        return verdict;
    }

    public void Step(double seconds, long nowMs)
    {
        for (var left = seconds; left > 0; left -= StepS)
        {
            Once(Math.Min(left, StepS), nowMs);
        }
    }

    /// <summary>The order is gone: what is left of it to drive is forgotten.</summary>
    public void ClearOrder()
    {
        Board.Clear();
        Drive.Forget();
        Zones.Requests.Forget();
    }

    /// <summary>It no longer knows on which node it is, or is told.</summary>
    public void SetLastNode(string nodeId) => (LastNodeId, LastNodeSequenceId) = (nodeId, 0);

    private void Begin(Order order)
    {
        Drive.Forget();
        (_appended, _entered) = (order.First.SequenceId, null);
        (LastNodeId, LastNodeSequenceId) = (order.First.NodeId, order.First.SequenceId);
        Instants.ForgetWithOrder();
        Queue.Add(Board.Take(order, Model.Skills));
        AppendBase();
    }

    private void AppendBase()
    {
        foreach (var (edge, node) in Board.Edges.Zip(Board.Nodes).Where(pair => pair.Second.IsReleased && pair.Second.SequenceId > _appended))
        {
            Drive.Append(edge, node);
            _appended = node.SequenceId;
        }
    }

    private void Once(double dtS, long nowMs)
    {
        Troubles.Expire(nowMs);
        Act(dtS, nowMs);
        var outlook = Zones.Look(Drive, Control.MayAskForZones, nowMs);
        Queue.Add(ZoneActions.Follow(Zones.Inside));
        TellOfZones(outlook, nowMs);
        var drivenM = Drive.DrivenM;
        Move(dtS, outlook);
        Battery.Use(Drive.DrivenM - drivenM, dtS, Model.MaxLoadKg > 0 ? LoadKg / Model.MaxLoadKg : 0, Queue.UnderWay.Count());
        TellOfBattery(nowMs);
        Control.Settle();
    }

    private void Act(double dtS, long nowMs)
    {
        foreach (var done in Queue.Step(Control.ActionsStandStill ? 0 : dtS, Drive.IsStanding, Control.MayStartActions)
            .Concat(Instants.Step(dtS)))
        {
            _work.Complete(done, nowMs);
        }

        Queue.Sweep();
    }

    private void Move(double dtS, ZoneOutlook outlook)
    {
        if (Control.Mode == OperatingMode.Manual && Mishaps.HandHeading is { } heading)
        {
            Drive.Push(heading, HandSpeedMps, dtS);
            return;
        }

        EnterEdge();
        var isFree = MayDrive;
        if (isFree && Drive.Legs.Count > 0)
        {
            Battery.IsCharging = false;
        }

        Drive.Advance(dtS, isFree ? Math.Min(NextStopM(), outlook.StopAtM) : Drive.AtM, [.. EdgeLimits(), .. outlook.Limits], Control.DecelerationMps2);
        while (MayDrive && Drive.IsAtEndOfLeg && IsTurned(dtS))
        {
            Traverse();
        }
    }

    /// <summary>An edge is entered when the robot sets out on it, not while something holds it on the node before.</summary>
    private void EnterEdge()
    {
        if (MayDrive && Drive.Legs.Count > 0 && _entered != Drive.Legs[0].Edge.SequenceId)
        {
            _entered = Drive.Legs[0].Edge.SequenceId;
            Queue.Add(Board.RunsOf(Drive.Legs[0].Edge.Actions));
        }
    }

    private void Traverse()
    {
        var node = Drive.Legs[0].End;
        (LastNodeId, LastNodeSequenceId) = (node.NodeId, node.SequenceId);
        Drive.LeaveLeg();
        Queue.Add(Board.Traverse());
        Queue.Sweep();
        EnterEdge();
    }

    private double NextStopM()
    {
        foreach (var leg in Drive.Legs)
        {
            if (leg.Edge.SequenceId != _entered && leg.Edge.Actions.Any(action => action.StopsDriving))
            {
                return leg.FromM;
            }

            if (leg.End.StopsDriving || !Faces(leg, Drive.Trail.HeadingAt(leg.ToM) ?? Drive.Heading))
            {
                return leg.ToM;
            }
        }

        return Drive.Trail.LengthM;
    }

    private static bool Faces(Leg leg, double heading) => leg.End.Theta is not { } theta
        || Math.Abs(Math.IEEERemainder(theta - heading, 2 * Math.PI)) <= Math.Abs(leg.End.ThetaDeviation);

    private bool IsTurned(double dtS)
    {
        var leg = Drive.Legs[0];
        return Faces(leg, Drive.Heading) || Drive.Turn(leg.End.Theta!.Value, Math.Abs(leg.End.ThetaDeviation), dtS);
    }

    private IEnumerable<SpeedLimit> EdgeLimits() => Drive.Legs
        .Where(leg => leg.Edge.MaxSpeedMps is not null)
        .Select(leg => new SpeedLimit(leg.FromM, leg.ToM, leg.Edge.MaxSpeedMps!.Value));

    private void TellOfZones(ZoneOutlook outlook, long nowMs)
    {
        Tell(TroubleKind.BlockedZoneViolation, outlook.Violated, "The robot is in a blocked zone.", nowMs);
        Tell(TroubleKind.ReleaseLost, outlook.Lost, "The robot may no longer be in this zone.", nowMs);
        if (outlook.Barred is { } barred && Drive is { IsStanding: true, Legs.Count: > 0 } && outlook.StopAtM - Drive.AtM <= AtBorderM
            && !Troubles.Has(TroubleKind.NodeUnreachable))
        {
            Troubles.Report(RobotTrouble.Of(TroubleKind.NodeUnreachable, $"Zone {barred.ZoneId} is in the way and may not be entered by it.",
                "Cancel the order and go round.", ("nodeId", Drive.Legs[0].End.NodeId), ("orderId", Board.OrderId), ("zoneId", barred.ZoneId)), nowMs);
        }
    }

    private void Tell(TroubleKind kind, Zone? zone, string what, long nowMs)
    {
        if (zone is null)
        {
            Troubles.Over(kind);
        }
        else if (!Troubles.Has(kind))
        {
            Troubles.Report(RobotTrouble.Of(kind, what, "Cancel its order, or change the zone.", ("zoneId", zone.ZoneId)), nowMs);
        }
    }

    private void TellOfBattery(long nowMs)
    {
        Tell(TroubleKind.LowBattery, Battery.IsLow, $"Less than {Battery.LowPercent} % are left.", "Let it charge.", nowMs);
        Tell(TroubleKind.EmptyBattery, Battery.IsEmpty, "The battery is empty.", "Somebody must fetch it.", nowMs);
    }

    private void Tell(TroubleKind kind, bool isSo, string what, string hint, long nowMs)
    {
        if (!isSo)
        {
            Troubles.Over(kind);
        }
        else if (!Troubles.Has(kind))
        {
            Troubles.Report(RobotTrouble.Of(kind, what, hint), nowMs);
        }
    }
}
