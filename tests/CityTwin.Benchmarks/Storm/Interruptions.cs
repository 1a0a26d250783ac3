namespace CityTwin.Benchmarks.Storm;

/// <summary>What befalls a watcher: its line is cut, or it stops reading for a while.</summary>
/// <param name="Every">How often; never when null.</param>
/// <param name="For">How long it is away.</param>
/// <param name="Cuts">Whether the line is cut; otherwise it stays open and nobody reads.</param>
internal sealed record Interruptions(TimeSpan? Every, TimeSpan For, bool Cuts)
{
    public static Interruptions None { get; } = new(null, TimeSpan.Zero, false);

    /// <summary>Of each twenty watchers one is cut off four times, and one stops reading for a tenth of the time, twice.</summary>
    public static Interruptions Of(int watcher, TimeSpan duration) => (watcher % 20) switch
    {
        3 => new(duration / 5, duration / 50, Cuts: true),
        13 => new(duration / 3, duration / 10, Cuts: false),
        _ => None,
    };
}
