using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>A district's alert board as of a sequence: the log before it need not be read at a start.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.BoardSnapshot")]
internal sealed record BoardSnapshot(
    [property: Id(0)] long Sequence, [property: Id(1)] IReadOnlyList<AlertView> Alerts)
{
    /// <summary>For each alert the newest versions of it and their sequences. Snapshots of before they were kept have none.</summary>
    [Id(2)]
    public IReadOnlyList<SavedEvents> Events { get; init; } = [];

    /// <summary>The recorded time up to which alerts have left the board.</summary>
    [Id(3)]
    public long LeftUntilMs { get; init; } = long.MinValue;
}
