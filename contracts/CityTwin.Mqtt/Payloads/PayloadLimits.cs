namespace CityTwin.Mqtt;

/// <summary>What a payload may be.</summary>
public sealed record PayloadLimits
{
    /// <summary>The longest payload, in bytes.</summary>
    public int MaxBytes { get; init; } = 256 * 1024;

    /// <summary>The most readings in one message.</summary>
    public int MaxReadings { get; init; } = 1_000;

    /// <summary>The deepest JSON looked into. A reading is flat; what is nested is refused, and deeper is not JSON to us.</summary>
    public int MaxDepth { get; init; } = 8;

    /// <summary>The oldest event time taken of a live device, in milliseconds before now: 30 days.</summary>
    public long MaxAgeMs { get; init; } = 30L * 24 * 60 * 60 * 1000;

    /// <summary>The latest event time taken of a live device, in milliseconds after now: 2 minutes.</summary>
    public long MaxAheadMs { get; init; } = 2 * 60 * 1000;
}
