using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>One step of the conversation: what it begins with, and what comes of it.</summary>
internal sealed class Step
{
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<UnitSignal> _signals = [];

    public Step(Robot robot, Talk talk, Vda5050Options options, long nowMs)
    {
        (Robot, Talk, Options, NowMs) = (robot, talk, options, nowMs);
        Asks = new AskDesk(this);
        Orders = new OrderDesk(this);
        Trips = new TripDesk(this);
        Zones = new ZoneDesk(this);
        Troubles = new TroubleBook(this);
    }

    public Robot Robot { get; }

    public Talk Talk { get; }

    public Vda5050Options Options { get; }

    public long NowMs { get; }

    public AskDesk Asks { get; }

    public OrderDesk Orders { get; }

    public TripDesk Trips { get; }

    public ZoneDesk Zones { get; }

    public TroubleBook Troubles { get; }

    public Heard Heard => Talk.Heard;

    /// <summary>A time that no step had before.</summary>
    public long Stamp() => Talk.LastStampMs = Math.Max(NowMs, Talk.LastStampMs + 1);

    public void Say(UnitSignal signal) => _signals.Add(signal);

    public void Answered(string commandId)
    {
        if (commandId.Length > 0)
        {
            Say(new CommandAnswered(NowMs, commandId));
        }
    }

    public void Failed(string commandId, string code, string reason)
    {
        if (commandId.Length > 0)
        {
            Say(new CommandFailed(NowMs, commandId, code, reason));
        }
    }

    /// <summary>The header of the next message on a topic.</summary>
    public VdaHeader Header(VdaTopicKind topic)
    {
        (var id, Talk.Counts) = Talk.Counts.Take(topic);
        var unit = Robot.Seat.Unit;
        return new VdaHeader(
            id, DateTimeOffset.FromUnixTimeMilliseconds(NowMs), Robot.Version.ToString(), unit.Manufacturer, unit.Serial);
    }

    /// <summary>All that a fleet control says goes with QoS 0, as the standard has it: what counts is what the robot shows.</summary>
    public void Send(VdaTopicKind topic, byte[] payload) =>
        _messages.Add(new OutgoingMessage(Robot.Seat.Gateway, Robot.Topic(topic), payload, AtLeastOnce: false));

    public DriverOutput Finish()
    {
        Troubles.Tell();
        return new DriverOutput(_messages, _signals, new Clock(this).Next());
    }
}
