namespace CityTwin.Benchmarks.Twins;

/// <summary>How many twins the benchmark makes resident, and how it tells their price from the silo's own.</summary>
internal sealed record TwinsOptions
{
    /// <summary>Twins added in each step.</summary>
    public int PerStep { get; init; } = 20_000;

    /// <summary>Steps; the first pays for what is shared, so the price is read off the others.</summary>
    public int Steps { get; init; } = 3;

    /// <summary>Readings of each twin: as many as its window holds.</summary>
    public int Readings { get; init; } = 16;

    /// <summary>Readings in one message of the gateway.</summary>
    public int PerMessage { get; init; } = 500;
}
