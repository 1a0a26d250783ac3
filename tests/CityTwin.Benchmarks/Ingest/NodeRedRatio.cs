using CityTwin.Benchmarks.Report;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>CityTwin at QoS 0 held against Node-RED, each round against the Node-RED of the same round.</summary>
internal sealed class NodeRedRatio
{
    private readonly Spread _rate;
    private readonly Spread _cpu;
    private readonly Spread _cpuWithoutBroker;
    private readonly Spread _nodeRedUs;
    private readonly Spread _brokerUs;

    /// <param name="city">Its rounds, in order.</param>
    /// <param name="nodeRed">The same of Node-RED.</param>
    public NodeRedRatio(IEnumerable<Round> city, IReadOnlyList<Round> nodeRed)
    {
        var pairs = city.Zip(nodeRed, (own, other) => (own, other)).ToList();
        _rate = Spread.Of(pairs, pair => pair.own.PerSecond / pair.other.PerSecond);
        _cpu = Spread.Of(pairs, pair => pair.own.ServerUs / pair.other.ServerUs);
        _cpuWithoutBroker = Spread.Of(pairs, pair => pair.own.ServerUs / Alone(pair.other));
        _nodeRedUs = Spread.Of(nodeRed, Alone);
        _brokerUs = Spread.Of(nodeRed, round => round.BrokerUs);
    }

    public override string ToString() =>
        $"CityTwin at QoS 0 against Node-RED, round by round: {_rate.ToString("F2")} × its rate at {_cpu.ToString("F2")} × the "
        + $"server CPU of Node-RED and its Mosquitto, {_cpuWithoutBroker.ToString("F2")} × that of Node-RED alone. A message "
        + $"takes Node-RED {_nodeRedUs.ToString("F1")} µs and its Mosquitto {_brokerUs.ToString("F1")} µs.";

    private static double Alone(Round nodeRed) => nodeRed.ServerUs - nodeRed.BrokerUs;
}
