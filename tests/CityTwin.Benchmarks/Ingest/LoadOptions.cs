namespace CityTwin.Benchmarks.Ingest;

/// <summary>The load of a benchmark.</summary>
internal sealed record LoadOptions
{
    public int Connections { get; init; } = 200;

    /// <summary>Messages in flight on one connection.</summary>
    public int Window { get; init; } = 20;

    /// <summary>Readings in one message of the batch subject.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Interleaved rounds of each subject.</summary>
    public int Rounds { get; init; } = 5;

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(10);
}
