namespace CityTwin.Cap;

/// <summary>
/// A message of the Common Alerting Protocol 1.2 (OASIS, 2010): the <c>alert</c> element. An absent list is empty, an
/// absent text is null. Its signature is not part of it.
/// </summary>
public sealed record CapMessage
{
    /// <summary>The XML namespace of CAP 1.2, the only version that is read or written.</summary>
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>Unique with its sender; no space, comma, <c>&lt;</c> or <c>&amp;</c>.</summary>
    public required string Identifier { get; init; }

    /// <summary>Who issues it, unique in the world; no space, comma, <c>&lt;</c> or <c>&amp;</c>.</summary>
    public required string Sender { get; init; }

    /// <summary>In whole seconds, with the offset it is written with.</summary>
    public required DateTimeOffset Sent { get; init; }

    public required CapStatus Status { get; init; }

    public required CapMessageType MessageType { get; init; }

    /// <summary>The operator or device the message comes from.</summary>
    public string? Source { get; init; }

    public required CapScope Scope { get; init; }

    /// <summary>The rule that limits who may read it, when the scope is restricted.</summary>
    public string? Restriction { get; init; }

    /// <summary>To whom, when the scope is private.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Flags that sender and receiver have agreed on.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The purpose of an exercise, or why something was cancelled or refused.</summary>
    public string? Note { get; init; }

    /// <summary>The earlier messages that this one updates, cancels, acknowledges or refuses.</summary>
    public IReadOnlyList<CapReference> References { get; init; } = [];

    /// <summary>The names of the incidents it is about.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>What happens, once for each language or part.</summary>
    public IReadOnlyList<CapInfo> Infos { get; init; } = [];

    /// <summary>How a later message refers to this one.</summary>
    public CapReference ToReference() => new(Sender, Identifier, Sent);
}
