using CityTwin.Sensing;

namespace CityTwin.Notifications;

/// <summary>How soon, how often and how much a district's people are told.</summary>
public sealed record NotificationPolicy
{
    /// <summary>How long the person asked has to answer before the next one is. Each has the same time.</summary>
    public IReadOnlyDictionary<Severity, TimeSpan> AnswerWithin { get; init; } = new Dictionary<Severity, TimeSpan>
    {
        [Severity.Red] = TimeSpan.FromMinutes(1),
        [Severity.Orange] = TimeSpan.FromMinutes(3),
        [Severity.Yellow] = TimeSpan.FromMinutes(10),
        [Severity.Blue] = TimeSpan.FromMinutes(30),
    };

    /// <summary>From this severity on nothing is gathered first.</summary>
    public Severity AtOnceFrom { get; init; } = Severity.Orange;

    /// <summary>From this severity on people are told of warnings of other authorities.</summary>
    public Severity WarningsFrom { get; init; } = Severity.Orange;

    /// <summary>How long what can wait is gathered into one message.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The least time between two messages to a person by a channel, however grave: a storm is some messages.</summary>
    public TimeSpan LeastGap { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Notifications of one message; others go in the next.</summary>
    public int MaxPerMessage { get; init; } = 500;

    /// <summary>Attempts before a notification has failed.</summary>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>The wait before the second attempt; it doubles from there.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An event that was recorded longer ago tells nobody: after a long outage yesterday's news wakes no one.</summary>
    public TimeSpan TellNoOlderThan { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long what nothing more happens to is kept.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Notifications kept of a district: beyond it the oldest are forgotten, and what waits last of all.</summary>
    public int MaxKept { get; init; } = 4_000;

    /// <summary>People told by their own choice of one event; those on duty are told in any case.</summary>
    public int MaxToldByChoice { get; init; } = 200;

    public TimeSpan RetryWait(int attempts)
    {
        var wait = RetryAfter * Math.Pow(2, Math.Max(0, attempts - 1));
        return wait < MaxRetryAfter ? wait : MaxRetryAfter;
    }
}
