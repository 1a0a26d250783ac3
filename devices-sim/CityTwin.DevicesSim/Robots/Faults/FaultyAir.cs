using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Faults;

/// <summary>What the air does to messages that need not arrive: loses, delays and repeats them, by seed.</summary>
internal sealed class FaultyAir(ulong seed)
{
    /// <summary>Messages held back at a time; the oldest are let go.</summary>
    public const int MaxHeld = 200;

    private const double LossPart = 1.0 / 3;
    private const double StalePart = 0.3;
    private const long MostDelayMs = 10_000;

    private readonly List<(long DueMs, UnitMessage Message)> _held = [];
    private readonly ulong _seed = Noise.Seed(seed, "air");
    private UnitMessage? _old;
    private long _drawn;

    public bool LosesHeard(RobotFaultKind? fault) => fault == RobotFaultKind.MessageLoss && Draw() < LossPart;

    /// <returns>What arrives now.</returns>
    public IReadOnlyList<UnitMessage> Pass(IReadOnlyList<UnitMessage> said, RobotFaultKind? fault, long nowMs)
    {
        var arriving = _held.Where(held => held.DueMs <= nowMs).Select(held => held.Message).ToList();
        _held.RemoveAll(held => held.DueMs <= nowMs);
        foreach (var message in said)
        {
            if (message.MustArrive)
            {
                arriving.Add(message);
            }
            else
            {
                Suffer(message, fault, nowMs, arriving);
            }
        }

        for (; _held.Count > MaxHeld; _held.RemoveAt(0))
        {
            arriving.Add(_held[0].Message);
        }

        return arriving;
    }

    private void Suffer(UnitMessage message, RobotFaultKind? fault, long nowMs, List<UnitMessage> arriving)
    {
        switch (fault)
        {
            case RobotFaultKind.MessageLoss when Draw() < LossPart:
                return;
            case RobotFaultKind.MessageDelay:
                _held.Add((nowMs + (long)(Draw() * MostDelayMs), message));
                return;
            case RobotFaultKind.StaleMessages when IsState(message):
                arriving.Add(message);
                arriving.Add(Draw() < StalePart ? _old ?? message : message);
                _old ??= message;
                return;
        }

        if (IsState(message) && Draw() < StalePart)
        {
            _old = message;
        }

        arriving.Add(message);
    }

    private static bool IsState(UnitMessage message) => message.Topic.EndsWith("/state", StringComparison.Ordinal);

    private double Draw() => Noise.Unit(_seed, _drawn++);
}
