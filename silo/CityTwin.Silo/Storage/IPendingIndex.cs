namespace CityTwin.Storage;

/// <summary>Finds the states that were saved with pending events (ADR 6).</summary>
internal interface IPendingIndex
{
    /// <summary>
    /// The keys of the grains whose saved state has pending events, in ordinal order. After a crash some are named that
    /// have none; the next write of their state ends that.
    /// </summary>
    /// <param name="stateName">The name the state is declared with, as <c>alert</c>.</param>
    /// <param name="keyPrefix">What the grain's key begins with, as <c>alert:500103001</c> for a street's alerts.</param>
    IAsyncEnumerable<string> List(string stateName, string keyPrefix, CancellationToken cancellationToken = default);
}
