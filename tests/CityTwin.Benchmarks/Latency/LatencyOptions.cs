namespace CityTwin.Benchmarks.Latency;

/// <summary>The load and the probes of the latency benchmark.</summary>
internal sealed record LatencyOptions
{
    public int Connections { get; init; } = 200;

    /// <summary>Background readings a second, in all.</summary>
    public int PerSecond { get; init; } = 5_000;

    public int Probes { get; init; } = 10;

    /// <summary>Alerts raised a second, in all; each is cleared halfway to the device's next.</summary>
    public int AlertsPerSecond { get; init; } = 50;

    /// <summary>Alerts raised (and messages sent to the bare broker) in one round.</summary>
    public int AlertsPerRound { get; init; } = 500;

    public int Rounds { get; init; } = 5;

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(30);
}
