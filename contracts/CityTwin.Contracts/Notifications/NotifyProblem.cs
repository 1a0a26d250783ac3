namespace CityTwin.Notifications;

/// <summary>Why a channel did not take a message, in a word: what a receiver says may name people, and is neither kept nor logged.</summary>
public enum NotifyProblem
{
    /// <summary>None of the others.</summary>
    Failed = 0,

    /// <summary>The receiver, or the mail server, answered that it does not take it.</summary>
    Refused = 1,

    /// <summary>No connection came about, or it broke.</summary>
    Unreachable = 2,

    /// <summary>There was no answer in time.</summary>
    TimedOut = 3,

    /// <summary>The target is where none may be: an address that is not public, or a device outside the person's area.</summary>
    NotAllowed = 4,

    /// <summary>There is no such target any more: the person gave the channel up, or the device is gone.</summary>
    NoTarget = 5,

    /// <summary>The city has not set the channel up.</summary>
    NotSetUp = 6,

    /// <summary>The other end is busy, or had a failure of its own.</summary>
    Busy = 7,

    /// <summary>The device did not acknowledge it.</summary>
    Unconfirmed = 8,
}
