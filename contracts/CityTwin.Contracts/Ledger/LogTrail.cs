namespace CityTwin.Ledger;

/// <summary>Where an entity's events are in its district's log: their sequences, oldest first.</summary>
/// <remarks>
/// Bounded: past <see cref="MaxSequences"/> the first is kept, which numbers the entity, and the newest.
/// </remarks>
[GenerateSerializer, Immutable, Alias("CityTwin.LogTrail")]
public sealed record LogTrail
{
    public const int MaxSequences = 256;

    [Id(0)]
    private readonly long[] _sequences;

    public LogTrail(params long[] sequences) => _sequences = sequences;

    public static LogTrail Empty { get; } = new();

    public IReadOnlyList<long> Sequences => _sequences;

    /// <summary>The sequence of the entity's first event; 0 before that is in the log.</summary>
    public long First => _sequences is [var first, ..] ? first : 0;

    public LogTrail Add(long sequence) => _sequences.Length < MaxSequences
        ? new([.. _sequences, sequence])
        : new([_sequences[0], .. _sequences[2..], sequence]);

    public LogTrail Add(IEnumerable<long> sequences) => sequences.Aggregate(this, (trail, sequence) => trail.Add(sequence));

    public bool Equals(LogTrail? other) => other is not null && _sequences.AsSpan().SequenceEqual(other._sequences);

    public override int GetHashCode() => HashCode.Combine(_sequences.Length, _sequences.LastOrDefault());
}
