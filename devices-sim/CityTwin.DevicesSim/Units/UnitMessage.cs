namespace CityTwin.DevicesSim.Units;

/// <summary>What a unit has to say.</summary>
/// <param name="MustArrive">QoS 1: it is kept until the broker has answered for it. Otherwise it is said once, or never.</param>
internal sealed record UnitMessage(string Topic, byte[] Payload, bool MustArrive = false, bool Retain = false);
