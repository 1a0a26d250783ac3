using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>A district's alert board as of a sequence: the log before it need not be read at a start.</summary>
/// <param name="LeftUntilMs">The time up to which alerts have left the board.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.BoardSnapshot")]
internal sealed record BoardSnapshot(
    [property: Id(0)] long Sequence,
    [property: Id(4)] IReadOnlyList<AlertRecord> Alerts,
    [property: Id(3)] long LeftUntilMs);
