using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Airspace;

/// <summary>Who is where in the air, and when: the reserved flights. Not for several threads at once; it belongs in one grain.</summary>
public sealed class AirspaceBook(Separation? minima = null, AirspaceBookLimits? limits = null)
{
    private readonly AirspaceBookLimits _limits = limits ?? new AirspaceBookLimits();
    private readonly SortedDictionary<string, Reservation> _flights = new(StringComparer.Ordinal);

    public Separation Minima { get; } = minima ?? new Separation();

    public int Flights => _flights.Count;

    /// <summary>The segments of a flight, or nothing when it is not reserved.</summary>
    public IReadOnlyList<FlightSegment>? Find(string flightId) => _flights.GetValueOrDefault(flightId)?.Segments;

    /// <summary>Where a flight would come too close to others, in order of time. Its own reservation does not count.</summary>
    public IReadOnlyList<AirConflict> Conflicts(string flightId, IReadOnlyList<FlightSegment> segments)
    {
        var asked = Reservation.Of(segments);
        var found = new List<AirConflict>();
        foreach (var (id, other) in _flights)
        {
            if (id != flightId && other.MayMeet(asked, Minima.HorizontalM))
            {
                found.AddRange(Between(id, segments, other.Segments));
            }
        }

        return [.. found.OrderBy(c => c.FromMs).ThenBy(c => c.FlightId, StringComparer.Ordinal).Take(_limits.MaxConflicts)];
    }

    /// <summary>Takes a flight in, in place of an earlier plan of it, if it keeps apart from all others.</summary>
    /// <returns>Nothing when it was taken, else why not.</returns>
    public string? TryReserve(string flightId, IReadOnlyList<FlightSegment> segments)
    {
        if (segments.Count == 0 || segments.Count > _limits.MaxSegmentsPerFlight)
        {
            return $"Flight {flightId} has {segments.Count} segments: expected 1 to {_limits.MaxSegmentsPerFlight}.";
        }

        if (!_flights.ContainsKey(flightId) && _flights.Count >= _limits.MaxFlights)
        {
            return $"There are {_flights.Count} flights in the book already, the most there may be: release those that are over.";
        }

        if (Conflicts(flightId, segments) is [var first, ..])
        {
            return FormattableString.Invariant($"Flight {flightId} would come within {first.HorizontalM:0} m and {first.VerticalM:0} m in height of {first.FlightId}.");
        }

        _flights[flightId] = Reservation.Of(segments);
        return null;
    }

    /// <summary>
    /// Takes a flight in as it is, in place of an earlier plan of it and also too close to others: it is under way, and whoever
    /// is planned next keeps clear of it. Of one with too many segments the first are kept, of one with none nothing.
    /// </summary>
    /// <returns>False when there are too many flights.</returns>
    public bool Keep(string flightId, IReadOnlyList<FlightSegment> segments)
    {
        if (segments.Count == 0)
        {
            _flights.Remove(flightId);
            return true;
        }

        if (!_flights.ContainsKey(flightId) && _flights.Count >= _limits.MaxFlights)
        {
            return false;
        }

        _flights[flightId] = Reservation.Of([.. segments.Take(_limits.MaxSegmentsPerFlight)]);
        return true;
    }

    /// <summary>The flight is over, or is not to be.</summary>
    public bool Release(string flightId) => _flights.Remove(flightId);

    /// <summary>Releases the flights that ended before a moment.</summary>
    /// <returns>How many.</returns>
    public int ReleaseBefore(long atMs)
    {
        var over = _flights.Where(x => x.Value.EndMs < atMs).Select(x => x.Key).ToList();
        over.ForEach(id => _flights.Remove(id));
        return over.Count;
    }

    private IEnumerable<AirConflict> Between(string id, IReadOnlyList<FlightSegment> segments, IReadOnlyList<FlightSegment> others)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            foreach (var other in others)
            {
                if (other.StartMs <= segments[i].EndMs && segments[i].StartMs <= other.EndMs
                    && ClosestApproach.Find(segments[i], other, Minima) is var (fromMs, untilMs, horizontalM, verticalM, at))
                {
                    yield return new AirConflict(id, i, fromMs, untilMs, horizontalM, verticalM, at);
                }
            }
        }
    }

    /// <summary>A flight with its bounds in time and space.</summary>
    private sealed record Reservation(IReadOnlyList<FlightSegment> Segments, long StartMs, long EndMs, Envelope Box)
    {
        public static Reservation Of(IReadOnlyList<FlightSegment> segments)
        {
            var box = new Envelope();
            foreach (var segment in segments)
            {
                box.ExpandToInclude(segment.From.Place.ToCoordinate());
                box.ExpandToInclude(segment.To.Place.ToCoordinate());
            }

            return new Reservation(
                segments, segments.Min(s => s.StartMs), segments.Max(s => s.EndMs), box);
        }

        public bool MayMeet(Reservation other, double distanceM) => StartMs <= other.EndMs && other.StartMs <= EndMs
            && Box.MinX <= other.Box.MaxX + distanceM && other.Box.MinX <= Box.MaxX + distanceM
            && Box.MinY <= other.Box.MaxY + distanceM && other.Box.MinY <= Box.MaxY + distanceM;
    }
}
