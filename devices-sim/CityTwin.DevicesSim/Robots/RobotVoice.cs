using CityTwin.DevicesSim.Robots.Messages;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>Says what has changed, when the standard wants it said.</summary>
internal sealed class RobotVoice(RobotMachine robot)
{
    private const long MinStateMs = (long)(FactsheetWriter.MinStateIntervalS * 1000);
    private const long MaxStateMs = (long)(FactsheetWriter.StateIntervalS * 1000);
    private const long VisualizationMs = (long)(FactsheetWriter.VisualizationIntervalS * 1000);

    // Where a robot stands has been said.
    private const long StandingVisualizationMs = 10_000;

    private readonly MessageBench _bench = new(robot.Model.Identity);
    private readonly StateWriter _state = new(robot);
    private readonly FactsheetWriter _factsheet = new(robot);
    private byte[] _settled = [];
    private long _stateMs = long.MinValue / 2;
    private long _visualizationMs = long.MinValue / 2;
    private double _seenAtM;
    private bool _sleeps;

    public UnitMessage Connection(string state, long nowMs) => new(
        robot.Model.Identity.Topic("connection"),
        _bench.Write("connection", nowMs, json => json.WriteString("connectionState", state)), MustArrive: true, Retain: true);

    /// <summary>Its line is up: everybody must hear how it is.</summary>
    public IReadOnlyList<UnitMessage> Begin(long nowMs)
    {
        robot.Instants.WantsState = robot.Instants.WantsFactsheet = true;
        _stateMs = long.MinValue / 2;
        return _sleeps ? [Connection("HIBERNATING", nowMs)] : [Connection("ONLINE", nowMs), .. Speak(nowMs)];
    }

    public IReadOnlyList<UnitMessage> Speak(long nowMs)
    {
        if (robot.Control.IsHibernating)
        {
            return _sleeps ? [] : FallAsleep(nowMs);
        }

        var said = new List<UnitMessage>();
        if (_sleeps)
        {
            _sleeps = false;
            said.Add(Connection("ONLINE", nowMs));
        }

        if (robot.Instants.WantsFactsheet)
        {
            robot.Instants.WantsFactsheet = false;
            said.Add(Message("factsheet", _bench.Write("factsheet", nowMs, _factsheet.Write), isRetained: true));
        }

        AddState(said, nowMs);
        AddVisualization(said, nowMs);
        return said;
    }

    private List<UnitMessage> FallAsleep(long nowMs)
    {
        _sleeps = true;
        return [State(nowMs), Connection("HIBERNATING", nowMs)];
    }

    private void AddState(List<UnitMessage> said, long nowMs)
    {
        if (nowMs - _stateMs < MinStateMs)
        {
            return;
        }

        var settled = JsonBytes.Write(_state.WriteSettled);
        if (robot.Instants.WantsState || nowMs - _stateMs >= MaxStateMs || !settled.AsSpan().SequenceEqual(_settled))
        {
            _settled = settled;
            said.Add(State(nowMs));
        }
    }

    private UnitMessage State(long nowMs)
    {
        (_stateMs, robot.Instants.WantsState) = (nowMs, false);
        return Message("state", _bench.Write("state", nowMs, json =>
        {
            _state.WriteSettled(json);
            _state.WritePassing(json);
        }));
    }

    private void AddVisualization(List<UnitMessage> said, long nowMs)
    {
        var moves = robot.IsDriving || robot.Drive.DrivenM > _seenAtM;
        if (nowMs - _visualizationMs < (moves ? VisualizationMs : StandingVisualizationMs))
        {
            return;
        }

        (_visualizationMs, _seenAtM) = (nowMs, robot.Drive.DrivenM);
        said.Add(Message("visualization", _bench.Write("visualization", nowMs, json =>
        {
            if (robot.Model.Identity.IsV3)
            {
                json.WriteNumber("referenceStateHeaderId", _bench.LastId("state"));
            }

            _state.WritePosition(json);
        })));
    }

    private UnitMessage Message(string topic, byte[] payload, bool isRetained = false) =>
        new(robot.Model.Identity.Topic(topic), payload, MustArrive: false, Retain: isRetained);
}
