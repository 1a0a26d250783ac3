using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What comes of one step of a driver, gathered while it is taken.</summary>
internal sealed class DjiTurn(string gateway, long nowMs)
{
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<UnitSignal> _signals = [];

    public long NowMs { get; } = nowMs;

    public void Say(UnitSignal signal) => _signals.Add(signal);

    public void Send(DjiTopicKind kind, byte[] payload) =>
        _messages.Add(new OutgoingMessage(gateway, new DjiTopic(kind, gateway).ToString(), payload, AtLeastOnce: true));

    public DriverOutput Done(long? waitAtMs) => new(_messages, _signals, waitAtMs);
}
