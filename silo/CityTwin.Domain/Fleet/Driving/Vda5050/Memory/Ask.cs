namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>An instant action that has no end yet.</summary>
internal sealed class Ask
{
    public string ActionId { get; set; } = string.Empty;

    public string Type { get; set; } = string.Empty;

    public AskPurpose Purpose { get; set; }

    /// <summary>Whom it answers; empty for nobody.</summary>
    public string CommandId { get; set; } = string.Empty;

    /// <summary>The one parameter it has; null for none.</summary>
    public string? Key { get; set; }

    public string? Value { get; set; }

    public long FirstSentAtMs { get; set; }

    public long SentAtMs { get; set; }

    public int Sends { get; set; }

    /// <summary>The robot has it in hand.</summary>
    public bool IsSeen { get; set; }
}
