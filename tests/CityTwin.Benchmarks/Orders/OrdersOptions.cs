namespace CityTwin.Benchmarks.Orders;

/// <summary>How many orders are taken through all their steps, and by how many.</summary>
internal sealed record OrdersOptions
{
    /// <summary>Orders of a round that all clients share.</summary>
    public int Orders { get; init; } = 400;

    /// <summary>Clients at work at once; each waits for the answer to one step before it asks for the next.</summary>
    public int Clients { get; init; } = 32;

    /// <summary>Orders of a round with one client alone.</summary>
    public int OrdersAlone { get; init; } = 20;

    /// <summary>Interleaved rounds.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Principals that the clients are: a gateway takes 200 calls a second of each.</summary>
    public int Principals { get; init; } = 8;
}
