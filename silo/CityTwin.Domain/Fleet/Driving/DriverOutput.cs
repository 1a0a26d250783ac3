namespace CityTwin.Fleet.Driving;

/// <summary>What comes of a step of a driver.</summary>
/// <param name="Messages">To be sent, in order.</param>
/// <param name="Signals">What was understood, in order.</param>
/// <param name="WaitAtMs">When <see cref="IUnitDriver.Wait"/> is to be called at the latest; null for never.</param>
public sealed record DriverOutput(
    IReadOnlyList<OutgoingMessage> Messages, IReadOnlyList<UnitSignal> Signals, long? WaitAtMs)
{
    public static DriverOutput Nothing { get; } = new([], [], null);
}
