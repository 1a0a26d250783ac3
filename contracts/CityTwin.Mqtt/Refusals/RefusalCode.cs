namespace CityTwin.Mqtt;

/// <summary>One way a message, a subscription or a connection can be refused. All of them are <see cref="RefusalCodes"/>.</summary>
/// <param name="Wire">The word a program branches on: <c>out-of-range</c>. It never changes its meaning.</param>
/// <param name="ReasonCode">The MQTT 5 reason code it travels with, 0x80 or above.</param>
/// <param name="Remedy">What the sender should do about it, in a sentence.</param>
public sealed record RefusalCode(string Wire, byte ReasonCode, string Remedy)
{
    public override string ToString() => Wire;
}
