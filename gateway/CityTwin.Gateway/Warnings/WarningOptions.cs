namespace CityTwin.Gateway.Warnings;

/// <summary>As whom the city's centres speak to the public.</summary>
public sealed class WarningOptions
{
    public const string Section = "Warnings";

    /// <summary>The domain of the senders' addresses, which no other city may have: <c>centre-500103@…</c>.</summary>
    public string Domain { get; set; } = "citytwin.invalid";

    /// <summary>How to reach the centres, for people; null for nothing.</summary>
    public string? Contact { get; set; }

    /// <summary>An absolute address with more about warnings; null for none.</summary>
    public string? Web { get; set; }

    /// <summary>How long a cancellation stays in the feed.</summary>
    public TimeSpan ShowCancelledFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Warnings in the feed at most, the newest.</summary>
    public int MaxInFeed { get; set; } = 200;

    /// <summary>Points of all outlines of a warning together; coarser outlines are told rather than more.</summary>
    public int MaxOutlinePoints { get; set; } = 4_000;
}
