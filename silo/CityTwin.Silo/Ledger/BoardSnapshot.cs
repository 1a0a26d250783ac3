using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>A district's alert board as of a sequence: the log before it need not be read at a start.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.BoardSnapshot")]
internal sealed record BoardSnapshot(
    [property: Id(0)] long Sequence, [property: Id(1)] IReadOnlyList<AlertView> Alerts);
