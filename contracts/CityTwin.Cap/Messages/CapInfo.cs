namespace CityTwin.Cap;

/// <summary>What happens and what to do, in one language: the <c>info</c> element.</summary>
public sealed record CapInfo
{
    /// <summary>What <see cref="Language"/> is when it is absent.</summary>
    public const string DefaultLanguage = "en-US";

    /// <summary>A language tag as <c>zh-CN</c>; null is <see cref="DefaultLanguage"/>.</summary>
    public string? Language { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<CapCategory> Categories { get; init; }

    /// <summary>The kind of the event in words.</summary>
    public required string Event { get; init; }

    public IReadOnlyList<CapResponseType> ResponseTypes { get; init; } = [];

    public required CapUrgency Urgency { get; init; }

    public required CapSeverity Severity { get; init; }

    public required CapCertainty Certainty { get; init; }

    /// <summary>Whom it is meant for.</summary>
    public string? Audience { get; init; }

    /// <summary>The kind of the event in codes, each named by its system.</summary>
    public IReadOnlyList<CapNamedValue> EventCodes { get; init; } = [];

    /// <summary>From when the information holds; null is when the message was sent.</summary>
    public DateTimeOffset? Effective { get; init; }

    /// <summary>When the event is expected to begin.</summary>
    public DateTimeOffset? Onset { get; init; }

    /// <summary>Until when the information holds.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The issuer's name, for people.</summary>
    public string? SenderName { get; init; }

    public string? Headline { get; init; }

    public string? Description { get; init; }

    /// <summary>What to do.</summary>
    public string? Instruction { get; init; }

    /// <summary>An absolute address with more about it.</summary>
    public string? Web { get; init; }

    public string? Contact { get; init; }

    public IReadOnlyList<CapNamedValue> Parameters { get; init; } = [];

    public IReadOnlyList<CapResource> Resources { get; init; } = [];

    public IReadOnlyList<CapArea> Areas { get; init; } = [];
}
