namespace CityTwin.Fleet.Planning;

/// <summary>How long it takes from each place to each other, for one way of moving.</summary>
public sealed class TravelMatrix
{
    /// <summary>Said by the matrix where no way leads.</summary>
    public const long NoWayMs = -1;

    private readonly long[] _ms;

    /// <param name="ms">Row by row, from × to; <see cref="NoWayMs"/> where no way leads.</param>
    /// <exception cref="ArgumentException">Not a square, or a time that cannot be.</exception>
    public TravelMatrix(int places, IReadOnlyList<long> ms)
    {
        if (ms.Count != (long)places * places)
        {
            throw new ArgumentException($"A travel matrix of {places} places has {ms.Count} times; {(long)places * places} of them.", nameof(ms));
        }

        (Places, _ms) = (places, [.. ms]);
        if (_ms.FirstOrDefault(time => time is < NoWayMs or > MaxMs) is var wrong and not 0)
        {
            throw new ArgumentException($"A travel matrix has the time {wrong} ms; from 0 to {MaxMs}, or {NoWayMs} for no way.", nameof(ms));
        }
    }

    /// <summary>A year: longer is no way.</summary>
    public const long MaxMs = 366L * 24 * 3_600 * 1_000;

    public int Places { get; }

    public long this[int from, int to] => _ms[(from * Places) + to];

    /// <param name="travelMs">From × to.</param>
    public static TravelMatrix Of(int places, Func<int, int, long> travelMs) =>
        new(places, [.. Enumerable.Range(0, places).SelectMany(from => Enumerable.Range(0, places).Select(to => travelMs(from, to)))]);
}
