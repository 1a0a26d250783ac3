using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>
/// The open reports of an area, and which of them a new one tells of again. Place, time, category and words each speak, as
/// far as both reports have them; how near is near is a matter of the category. One caller at a time.
/// </summary>
public sealed class DuplicateFinder
{
    /// <summary>Metres of a degree of latitude on the mean sphere of 6,371,009 m.</summary>
    private const double MetresPerDegree = 111_195.08;

    private readonly Func<string, DuplicateWindow> _windowOf;
    private readonly DuplicateOptions _options;
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Family, int X, int Y), List<Entry>> _squares = [];
    private readonly Dictionary<(string Family, string Address), List<Entry>> _addresses = [];
    private readonly LinkedList<Entry> _taken = [];

    /// <param name="windowOf">How near is near, by category: <see cref="DuplicateWindow.Of"/>.</param>
    public DuplicateFinder(Func<string, DuplicateWindow> windowOf, DuplicateOptions? options = null) =>
        (_windowOf, _options) = (windowOf, options ?? new DuplicateOptions());

    public int Count => _byId.Count;

    /// <summary>Takes an open report; one of the same id is replaced.</summary>
    public void Add(OpenReport report)
    {
        Remove(report.Id);
        if (_byId.Count >= _options.MaxOpenReports)
        {
            Remove(_taken.First!.Value.Report.Id);
        }

        var entry = new Entry(report, _windowOf(report.Category), Known(report.At), Plain(report.Address),
            TextLikeness.Pairs(report.Text, _options.MaxTextChars), report.AtMs);
        entry.Node = _taken.AddLast(entry);
        _byId.Add(report.Id, entry);
        if (entry.At is { } at)
        {
            Listed(_squares, (entry.Window.Family, X(at.Longitude, at.Latitude), Y(at.Latitude))).Add(entry);
        }

        if (entry.Address.Length > 0)
        {
            Listed(_addresses, (entry.Window.Family, entry.Address)).Add(entry);
        }
    }

    /// <summary>It was told of again: time is counted from now on.</summary>
    public void Touch(string id, long atMs)
    {
        if (_byId.TryGetValue(id, out var entry))
        {
            entry.LastMs = Math.Max(entry.LastMs, atMs);
        }
    }

    /// <summary>It is no longer open.</summary>
    public void Remove(string id)
    {
        if (!_byId.Remove(id, out var entry))
        {
            return;
        }

        _taken.Remove(entry.Node!);
        if (entry.At is { } at)
        {
            Unlist(_squares, (entry.Window.Family, X(at.Longitude, at.Latitude), Y(at.Latitude)), entry);
        }

        if (entry.Address.Length > 0)
        {
            Unlist(_addresses, (entry.Window.Family, entry.Address), entry);
        }
    }

    /// <summary>The open report that this one most probably tells of again, if any is probable enough.</summary>
    public DuplicateMatch? Find(OpenReport report) =>
        Rank(report, 1) is [{ } best] && best.Score >= _options.MinScore ? best : null;

    /// <summary>All open reports within the category's window, the most probable first, probable enough or not.</summary>
    /// <param name="report">The new one; it need not be among the open ones, and is not compared with itself.</param>
    /// <param name="max">At most so many.</param>
    public IReadOnlyList<DuplicateMatch> Rank(OpenReport report, int max)
    {
        var window = _windowOf(report.Category);
        var subject = new Entry(report, window, Known(report.At), Plain(report.Address),
            TextLikeness.Pairs(report.Text, _options.MaxTextChars), report.AtMs);
        return [.. Near(subject)
            .Where(entry => entry.Report.Id != report.Id)
            .Distinct()
            .Take(_options.MaxCompared)
            .Select(entry => Compare(subject, entry))
            .OfType<DuplicateMatch>()
            .OrderByDescending(match => match.Score).ThenBy(match => match.Id, StringComparer.Ordinal)
            .Take(max)];
    }

    private IEnumerable<Entry> Near(Entry subject)
    {
        var family = subject.Window.Family;
        if (subject.Address.Length > 0 && _addresses.TryGetValue((family, subject.Address), out var same))
        {
            foreach (var entry in Enumerable.Reverse(same))
            {
                yield return entry;
            }
        }

        if (subject.At is not { } at)
        {
            yield break;
        }

        foreach (var (x, y) in SquaresAround(at, subject.Window.WithinM / MetresPerDegree))
        {
            if (_squares.TryGetValue((family, x, y), out var entries))
            {
                for (var i = entries.Count - 1; i >= 0; i--)
                {
                    yield return entries[i];
                }
            }
        }
    }

    /// <summary>The nearest first, so that the bound on comparing leaves out the farthest.</summary>
    private IEnumerable<(int X, int Y)> SquaresAround(GeoPoint at, double degrees)
    {
        var squares = new List<(int X, int Y, int Away)>();
        for (var y = Y(at.Latitude - degrees); y <= Y(at.Latitude + degrees); y++)
        {
            // A row has one width of degrees; a hundredth more covers what its latitudes differ in.
            var wide = 1.01 * degrees / Shrink(y);
            for (var x = XIn(at.Longitude - wide, y); x <= XIn(at.Longitude + wide, y); x++)
            {
                squares.Add((x, y, Math.Max(Math.Abs(x - XIn(at.Longitude, y)), Math.Abs(y - Y(at.Latitude)))));
            }
        }

        return squares.OrderBy(square => square.Away).Select(square => (square.X, square.Y));
    }

    private DuplicateMatch? Compare(Entry report, Entry open)
    {
        var window = report.Window;
        var apartMinutes = ApartMs(report.Report.AtMs, open) / 60_000.0;
        var sameAddress = report.Address.Length > 0 && report.Address == open.Address;
        double? metres = report.At is { } a && open.At is { } b ? Metres(a, b) : null;
        if (apartMinutes > window.WithinMinutes || (!sameAddress && !(metres <= window.WithinM)))
        {
            return null;
        }

        var place = sameAddress || metres == 0 ? 1 : 1 - Math.Pow(metres!.Value / window.WithinM, 2);
        var time = apartMinutes == 0 ? 1 : 1 - (apartMinutes / window.WithinMinutes);
        var text = TextLikeness.Of(report.Pairs, open.Pairs);
        var weight = _options.PlaceWeight + _options.TimeWeight + (text is null ? 0 : _options.TextWeight);
        var sum = (_options.PlaceWeight * place) + (_options.TimeWeight * time) + (_options.TextWeight * (text ?? 0));
        var sameCategory = report.Report.Category == open.Report.Category;
        return new DuplicateMatch(
            open.Report.Id, sum / weight * Factor(report.Report, open.Report), metres, apartMinutes, sameAddress,
            sameCategory, text);
    }

    private double Factor(OpenReport report, OpenReport open) =>
        (report.Category == open.Category ? 1 : _options.FamilyFactor)
        * (report.Source == open.Source && _options.PatrolSources.Contains(report.Source) ? _options.PatrolFactor : 1);

    private static long ApartMs(long atMs, Entry open) =>
        atMs < open.Report.AtMs ? open.Report.AtMs - atMs : Math.Max(0, atMs - open.LastMs);

    /// <summary>On the scale of a street the earth is flat.</summary>
    private static double Metres(GeoPoint a, GeoPoint b)
    {
        var north = (a.Latitude - b.Latitude) * MetresPerDegree;
        var east = (a.Longitude - b.Longitude) * MetresPerDegree * Math.Cos((a.Latitude + b.Latitude) / 2 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>
    /// A position that is not one: out of range, or rounded to whole degrees, as some reporting systems do when they know
    /// only the city. Two such are a hundred kilometres across, not the same place.
    /// </summary>
    private static GeoPoint? Known(GeoPoint? at) =>
        at is { Longitude: >= -180 and <= 180, Latitude: > -89 and < 89 } p
        && !(double.IsInteger(p.Longitude) && double.IsInteger(p.Latitude)) ? p : null;

    private static string Plain(string address) =>
        string.Concat(address.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private int Y(double latitude) => (int)Math.Floor(latitude * MetresPerDegree / _options.SquareM);

    private int X(double longitude, double latitude) => XIn(longitude, Y(latitude));

    private int XIn(double longitude, int y) =>
        (int)Math.Floor(longitude * MetresPerDegree * Shrink(y) / _options.SquareM);

    private double Shrink(int y) =>
        Math.Max(0.01, Math.Cos((y + 0.5) * _options.SquareM / MetresPerDegree * Math.PI / 180));

    private static List<Entry> Listed<TKey>(Dictionary<TKey, List<Entry>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    private static void Unlist<TKey>(Dictionary<TKey, List<Entry>> lists, TKey key, Entry entry)
        where TKey : notnull
    {
        var list = lists[key];
        list.Remove(entry);
        if (list.Count == 0)
        {
            lists.Remove(key);
        }
    }

    private sealed class Entry(
        OpenReport report, DuplicateWindow window, GeoPoint? at, string address, HashSet<int> pairs, long lastMs)
    {
        public OpenReport Report => report;

        public DuplicateWindow Window => window;

        public GeoPoint? At => at;

        public string Address => address;

        public HashSet<int> Pairs => pairs;

        public long LastMs { get; set; } = lastMs;

        public LinkedListNode<Entry>? Node { get; set; }
    }
}
