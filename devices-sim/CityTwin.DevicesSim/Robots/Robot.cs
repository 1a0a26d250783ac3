using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Robots.Messages;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>
/// A robot that speaks VDA 5050: hears orders and the like, and says what the standard wants when it wants it. What it does is
/// <see cref="RobotMachine"/>'s.
/// </summary>
internal sealed class Robot : ISimulatedUnit
{
    /// <summary>A longer message is not read.</summary>
    public const int MaxMessageBytes = 256 * 1024;

    /// <summary>A robot whose simulator stood still for longer stood still, too.</summary>
    private const double MaxCatchUpS = 600;

    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly RobotIdentity _identity;
    private readonly Func<double, UnitFault<RobotFaultKind>?> _faults;
    private readonly RobotHearing _hearing;
    private readonly RobotVoice _voice;
    private readonly FaultyAir _air;
    private UnitFault<RobotFaultKind>? _fault;
    private double? _atS;

    /// <param name="faults">What fails at a moment of the simulated town's time.</param>
    /// <param name="senses">What there is to be measured around it; an ordinary day when nothing is given.</param>
    public Robot(
        string deviceId, RobotModel model, ulong seed, Func<double, UnitFault<RobotFaultKind>?> faults, RobotSenses? senses = null)
    {
        (DeviceId, _identity, _faults) = (deviceId, model.Identity, faults);
        var own = Noise.Seed(seed, deviceId);
        Machine = new RobotMachine(model, own, senses);
        _hearing = new RobotHearing(Machine);
        _voice = new RobotVoice(Machine);
        _air = new FaultyAir(own);
        string[] topics = model.Identity.IsV3 ? ["order", "instantActions", "zoneSet", "responses"] : ["order", "instantActions"];
        Filters = [.. topics.Select(model.Identity.Topic)];
    }

    public string DeviceId { get; }

    public IReadOnlyList<string> Filters { get; }

    public RobotMachine Machine { get; }

    public TimeSpan Pace => Machine.IsDriving || !Machine.Board.IsIdle ? Busy : Quiet;

    public bool IsSilent => _fault?.Kind == RobotFaultKind.LinkLost;

    public UnitMessage? LastWill(UnitMoment now) => _voice.Connection(_identity.IsV3 ? "CONNECTION_BROKEN" : "CONNECTIONBROKEN", now.WallMs);

    public IReadOnlyList<UnitMessage> Connected(UnitMoment now) => _voice.Begin(now.WallMs);

    public IReadOnlyList<UnitMessage> Hear(string topic, ReadOnlyMemory<byte> payload, UnitMoment now)
    {
        Live(now);
        var name = topic[(topic.LastIndexOf('/') + 1)..];
        if (topic == _identity.Topic(name) && !_air.LosesHeard(_fault?.Kind))
        {
            _hearing.Hear(name, payload, now.WallMs);
        }

        return Speak(now);
    }

    public IReadOnlyList<UnitMessage> Step(UnitMoment now)
    {
        Live(now);
        return Speak(now);
    }

    public IReadOnlyList<UnitMessage> Goodbye(UnitMoment now) => [_voice.Connection("OFFLINE", now.WallMs)];

    private void Live(UnitMoment now)
    {
        Suffer(now.WorldS);
        Machine.WorldS = now.WorldS;
        Machine.Step(Math.Clamp(now.WorldS - (_atS ?? now.WorldS), 0, MaxCatchUpS), now.WallMs);
        _atS = now.WorldS;
    }

    private IReadOnlyList<UnitMessage> Speak(UnitMoment now) => _air.Pass(_voice.Speak(now.WallMs), _fault?.Kind, now.WallMs);

    private void Suffer(double worldS)
    {
        var fault = _faults(worldS);
        if (fault == _fault)
        {
            return;
        }

        if (_fault is { } over)
        {
            Change(over, isOn: false);
        }

        if (fault is { } begun)
        {
            Change(begun, isOn: true);
        }

        _fault = fault;
    }

    private void Change(UnitFault<RobotFaultKind> fault, bool isOn)
    {
        var machine = Machine;
        switch (fault.Kind)
        {
            case RobotFaultKind.Rejection:
                machine.Mishaps.IsObstructed = isOn;
                break;
            case RobotFaultKind.ActionFailure:
                machine.Mishaps.ActionsFail = isOn;
                break;
            case RobotFaultKind.EmergencyStop:
                machine.Control.Press(!isOn ? EmergencyStop.None : fault.Size > 0 ? EmergencyStop.Remote : EmergencyStop.Manual);
                break;
            case RobotFaultKind.LowBattery when isOn:
                machine.Battery.Set(Math.Min(machine.Battery.Percent, 10 + (5 * fault.Size)));
                break;
            case RobotFaultKind.ManualTakeOver:
                TakeOver(fault, isOn);
                break;
        }
    }

    private void TakeOver(UnitFault<RobotFaultKind> fault, bool isOn)
    {
        var lendsAHand = _identity.IsV3 && fault.Size > 0;
        Machine.Mishaps.HandHeading = isOn && !lendsAHand ? fault.Size * Math.PI : null;
        Machine.Control.Switch(!isOn ? OperatingMode.Automatic : lendsAHand ? OperatingMode.Intervened : OperatingMode.Manual);
    }
}
