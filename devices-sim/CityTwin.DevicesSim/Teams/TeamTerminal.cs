using System.Text.Json;
using CityTwin.DevicesSim.Units;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Teams;

/// <summary>
/// A team's terminal: speaks the native unit protocol for its people, refuses commands of a lease that is over, and answers a
/// command that arrives twice as it did the first time.
/// </summary>
internal sealed class TeamTerminal : ISimulatedUnit
{
    /// <summary>Commands whose answers are kept.</summary>
    public const int MaxAnswers = 100;

    private const int MaxMessageBytes = 256 * 1024;
    private const double MaxCatchUpS = 600;
    private const long MovingPositionMs = 1_000;
    private const long StandingPositionMs = 30_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TeamVoice _voice;
    private readonly Func<double, UnitFault<TeamFaultKind>?> _faults;
    private readonly Queue<(string CommandId, TeamReply Reply)> _answers = new();
    private UnitFault<TeamFaultKind>? _fault;
    private TeamStatus? _saidStatus;
    private string _saidNote = "";
    private long _positionMs = long.MinValue / 2;
    private long _fence;
    private bool _wasMoving;
    private double? _atS;

    public TeamTerminal(string deviceId, TeamModel model, ulong seed, Func<double, UnitFault<TeamFaultKind>?> faults)
    {
        (DeviceId, _faults) = (deviceId, faults);
        Team = new Team(model, Chance.Noise.Seed(seed, deviceId));
        _voice = new TeamVoice(deviceId, Team);
        Filters = [DeviceTopic.CommandsFilter(deviceId)];
    }

    public string DeviceId { get; }

    public IReadOnlyList<string> Filters { get; }

    public Team Team { get; }

    public TimeSpan Pace => Second;

    public bool IsSilent => _fault?.Kind == TeamFaultKind.LinkLost;

    public UnitMessage? LastWill(UnitMoment now) => null;

    public IReadOnlyList<UnitMessage> Connected(UnitMoment now)
    {
        AskForAll();
        return Step(now);
    }

    public IReadOnlyList<UnitMessage> Hear(string topic, ReadOnlyMemory<byte> payload, UnitMoment now)
    {
        if (!DeviceTopic.TryParse(topic, out var parsed) || parsed.Kind != TopicKind.Command || parsed.DeviceId != DeviceId)
        {
            return [];
        }

        var said = Live(now);
        var commandId = parsed.CommandId!;
        var before = _answers.FirstOrDefault(answer => answer.CommandId == commandId);
        var reply = before.Reply ?? Answer(payload, commandId);
        if (before.Reply is null)
        {
            _answers.Enqueue((commandId, reply));
            if (_answers.Count > MaxAnswers)
            {
                _answers.Dequeue();
            }
        }

        return [.. said, _voice.Reply(commandId, reply), .. Speak(now.WallMs)];
    }

    public IReadOnlyList<UnitMessage> Step(UnitMoment now) => [.. Live(now), .. Speak(now.WallMs)];

    public IReadOnlyList<UnitMessage> Goodbye(UnitMoment now) => [];

    private IReadOnlyList<UnitMessage> Live(UnitMoment now)
    {
        _fault = _faults(now.WorldS);
        var seconds = Math.Clamp(now.WorldS - (_atS ?? now.WorldS), 0, MaxCatchUpS);
        _atS = now.WorldS;
        return [.. Team.Step(seconds, now.WorldS, _fault).Select(report => _voice.Task(report, now.WallMs))];
    }

    private TeamReply Answer(ReadOnlyMemory<byte> payload, string commandId)
    {
        try
        {
            if (payload.Length > MaxMessageBytes)
            {
                return new TeamReply("too-large", $"The command has {payload.Length} bytes; {MaxMessageBytes} are read.");
            }

            return Obey(TeamCommandReader.Read(payload, commandId));
        }
        catch (Exception e) when (e is FaultyMessageException or JsonException)
        {
            return new TeamReply("malformed", e.Message);
        }
    }

    private TeamReply Obey(TeamCommand command)
    {
        if (command.Fence < _fence)
        {
            return new TeamReply("fence", $"The command has fence {command.Fence}; fence {_fence} has been here.");
        }

        _fence = command.Fence;
        if (command.Type == TeamCommand.AskState)
        {
            AskForAll();
        }

        return Team.Take(command);
    }

    private void AskForAll() => (_saidStatus, _positionMs) = (null, long.MinValue / 2);

    private IReadOnlyList<UnitMessage> Speak(long nowMs)
    {
        var said = new List<UnitMessage>();
        if (Team.Status != _saidStatus || Team.Note != _saidNote)
        {
            (_saidStatus, _saidNote) = (Team.Status, Team.Note);
            said.Add(_voice.Status(nowMs));
        }

        var hasStopped = _wasMoving && !Team.IsMoving;
        if (hasStopped || nowMs - _positionMs >= (Team.IsMoving ? MovingPositionMs : StandingPositionMs))
        {
            (_positionMs, _wasMoving) = (nowMs, Team.IsMoving);
            said.Add(_voice.Position(nowMs));
        }

        return said;
    }
}
