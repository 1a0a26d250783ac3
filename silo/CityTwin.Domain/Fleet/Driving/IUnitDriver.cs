namespace CityTwin.Fleet.Driving;

/// <summary>
/// Speaks one protocol with one unit, or with a dock and its aircraft. It keeps what the conversation needs and nothing else,
/// does no I/O and has no clock: whoever holds it sends what it gives out and calls <see cref="Wait"/> in time. Used by one
/// caller at a time.
/// </summary>
public interface IUnitDriver
{
    /// <summary>Says a command in the unit's protocol.</summary>
    /// <exception cref="UnitRefusedException">The protocol, or the unit as it was last heard, cannot do that. Nothing changes.</exception>
    DriverOutput Do(UnitCommand command, long nowMs);

    /// <summary>
    /// Understands a message. Never throws for what a device sent: what cannot be understood is a
    /// <see cref="UnitMessageRefused"/>, and unknown fields are passed over.
    /// </summary>
    DriverOutput Hear(UnitMessage message, long nowMs);

    /// <summary>What time brings: answers that are overdue, messages to be sent again, silence.</summary>
    DriverOutput Wait(long nowMs);

    /// <summary>What another driver of the same unit goes on from, as JSON; bounded.</summary>
    string Save();
}
