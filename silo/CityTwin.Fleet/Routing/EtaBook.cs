namespace CityTwin.Fleet.Routing;

/// <summary>
/// Learns from journeys that ended how far predictions are off, and corrects the next ones: by the running median of
/// actual ÷ predicted for the profile and the hour, drawn towards the profile's own while the hour has few. It holds a
/// bounded number of journeys and is the same for the same journeys in the same order. Not for several threads at once.
/// </summary>
public sealed class EtaBook(EtaBookLimits? limits = null)
{
    private readonly EtaBookLimits _limits = limits ?? new EtaBookLimits();
    private readonly Dictionary<string, Queue<EtaObservation>[]> _byProfile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<EtaObservation>> _recent = new(StringComparer.Ordinal);

    /// <summary>A journey has ended.</summary>
    /// <returns>Whether it was taken: predictions of no length, and profiles beyond the limit, are not.</returns>
    public bool Take(EtaObservation journey)
    {
        if (!Known(journey))
        {
            return false;
        }

        Add(_byProfile[journey.Profile][journey.Hour], journey, _limits.JourneysPerHour);
        Add(_recent[journey.Profile], journey, _limits.JourneysPerProfile);
        return true;
    }

    /// <summary>By what a prediction of the router is multiplied.</summary>
    /// <param name="hour">The local hour of departure, 0 to 23.</param>
    public double Factor(string profile, int hour)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)hour, 23u, nameof(hour));
        if (!_byProfile.TryGetValue(profile, out var hours))
        {
            return 1;
        }

        var general = Shrunk(_recent[profile], 1);
        return Math.Clamp(Shrunk(hours[hour], general), _limits.LeastFactor, _limits.GreatestFactor);
    }

    /// <summary>The corrected prediction, milliseconds.</summary>
    public long Correct(string profile, int hour, long predictedMs) => (long)Math.Round(predictedMs * Factor(profile, hour));

    /// <summary>How far what was told was off, over the last journeys of a profile, or of all without one.</summary>
    public EtaError Error(string? profile = null) => EtaError.Of(
        _recent.Where(x => profile is null || x.Key == profile).OrderBy(x => x.Key, StringComparer.Ordinal).SelectMany(x => x.Value));

    /// <summary>Everything it holds.</summary>
    public EtaBookState Save()
    {
        var profiles = _byProfile.Keys.Order(StringComparer.Ordinal).ToList();
        return new EtaBookState(
            [.. profiles.SelectMany(profile => _byProfile[profile].SelectMany(hour => hour))],
            [.. profiles.SelectMany(profile => _recent[profile])]);
    }

    /// <summary>A book that holds what another saved.</summary>
    public static EtaBook Of(EtaBookState saved, EtaBookLimits? limits = null)
    {
        var book = new EtaBook(limits);
        foreach (var journey in saved.ByHour.Where(book.Known))
        {
            Add(book._byProfile[journey.Profile][journey.Hour], journey, book._limits.JourneysPerHour);
        }

        foreach (var journey in saved.Recent.Where(book.Known))
        {
            Add(book._recent[journey.Profile], journey, book._limits.JourneysPerProfile);
        }

        return book;
    }

    /// <summary>Whether a journey can be learned from; makes room for its profile where there is some.</summary>
    private bool Known(EtaObservation journey)
    {
        if (journey.PredictedMs <= 0 || journey.ActualMs < 0 || journey.Hour is < 0 or > 23)
        {
            return false;
        }

        if (_byProfile.ContainsKey(journey.Profile))
        {
            return true;
        }

        if (_byProfile.Count >= _limits.MaxProfiles)
        {
            return false;
        }

        _byProfile.Add(journey.Profile, [.. Enumerable.Range(0, 24).Select(_ => new Queue<EtaObservation>())]);
        _recent.Add(journey.Profile, new Queue<EtaObservation>());
        return true;
    }

    private static void Add(Queue<EtaObservation> queue, EtaObservation journey, int most)
    {
        queue.Enqueue(journey);
        if (queue.Count > most)
        {
            queue.Dequeue();
        }
    }

    private double Shrunk(Queue<EtaObservation> journeys, double towards)
    {
        if (journeys.Count == 0)
        {
            return towards;
        }

        var ratios = journeys.Select(j => (double)j.ActualMs / j.PredictedMs).Order().ToArray();
        var median = (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
        return ((median * journeys.Count) + (towards * _limits.PriorJourneys)) / (journeys.Count + _limits.PriorJourneys);
    }
}
