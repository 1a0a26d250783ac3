namespace CityTwin.Sensing.Watching;

/// <summary>
/// A run of samples during which a rule stood above <see cref="Severity.None"/>, as the samples tell it now. One that
/// began before the window has <see cref="Before"/> for what it does not know.
/// </summary>
internal struct Episode(Turn start)
{
    /// <summary>Earlier than any event.</summary>
    public const long Before = long.MinValue;

    public Turn Start = start;
    public Turn Peak = start;
    public Turn Last = start;

    /// <summary>How it ended; of severity <see cref="Severity.None"/> at <see cref="long.MaxValue"/> while it has not.</summary>
    public Turn End = new(long.MaxValue, Severity.None, 0, 0);

    public readonly bool IsOpen => End.TimeMs == long.MaxValue;

    public readonly bool BeganBefore => Start.TimeMs == Before;

    /// <param name="turn">How it stands when the window begins; its time is not known.</param>
    public static Episode FromBefore(Turn turn) => new(turn with { TimeMs = Before });

    public void Take(Turn turn)
    {
        if (turn.Severity == Severity.None)
        {
            End = turn;
            return;
        }

        Last = turn;
        Peak = turn.Severity > Peak.Severity ? turn : Peak;
    }
}
