namespace CityTwin.Ledger;

/// <summary>A run of the log; <paramref name="Head"/> is the last durable sequence when it was read.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.LogPage")]
public sealed record LogPage(
    [property: Id(0)] IReadOnlyList<LoggedEvent> Entries, [property: Id(1)] long Head);
